import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a form asks, and the answer in the words of the form. */
export interface Field {
  label: string;
  kind: "one" | "many" | "money" | "number" | "date" | "text";
  answers: string[];
}

/** One command in the words of the interface; `warns` is what 教学 asks about before it. */
export type Step = { warns: string[] } & (
  | { do: "act"; action: string; fields: Field[] }
  | { do: "next" | "finish" }
  | { do: "until"; date: string }
  | { do: "place" | "remove"; evidence: string; element: string }
  | { do: "remind"; label: string; date: string }
);

export type Mode = "guided" | "practice" | "exam";

export interface RunRecord {
  header: { bundle: string; content: string; title: string; [field: string]: unknown };
  entries: unknown[];
}

/** A course through a case as the engine plays it, and what it comes to. */
export interface Course {
  case: string;
  title: string;
  seed: number;
  steps: Step[];
  finished: boolean;
  /** In basis points. */
  score: number;
  passed: boolean;
  findings: { rule: string; title: string; severity: string }[];
  records: Record<Mode, RunRecord>;
}

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "target/e2e-courses");
const MODES: Mode[] = ["guided", "practice", "exam"];

/** The written courses that the tests play: from scenarios/cases, so that they follow the content. */
const COURSES = {
  "k3 below the hearing line": "k3/paths/below-hearing-line",
  "k3 with a hearing": "k3/paths/at-hearing-line",
  "k3 decided on the day of notice": "k3/flawed/same-day-decision",
  "k3 with an aide as second officer": "k3/flawed/aide-as-second-officer",
  "k1 fined on the spot": "k1/paths/spot-150",
  "k1 by ordinary procedure": "k1/paths/ordinary-300",
} as const;

export type CourseName = keyof typeof COURSES;

export function course(name: CourseName): Course {
  return JSON.parse(readFileSync(file(name), "utf8"));
}

/** The native program. `LIFA_CLI` names one that is built already. */
const PROGRAM = process.env.LIFA_CLI ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "tool/lifa");

/** Plays every course natively; Playwright calls it once before all tests. */
export default function prepare(): void {
  mkdirSync(FOLDER, { recursive: true });
  if (!process.env.LIFA_CLI) {
    execFileSync("cargo", ["build", "--quiet", "--locked", "--profile", "tool", "--package", "lifa"], { cwd: ROOT, stdio: "inherit" });
  }
  for (const [name, path] of Object.entries(COURSES)) {
    writeFileSync(file(name), JSON.stringify(played(path)));
  }
}

/** The file of the course's case as the native program exports it. */
export function dossier(course: Course, mode: Mode): Buffer {
  const [record, zip] = ["json", "zip"].map((ending) => join(FOLDER, `dossier-${process.pid}.${ending}`));
  writeFileSync(record, JSON.stringify(course.records[mode]));
  execFileSync(PROGRAM, ["dossier", record, "--docx", zip], { cwd: ROOT, stdio: "pipe" });
  return readFileSync(zip);
}

/** A course is written for some temperaments and truths: the first seed that draws them. */
function played(path: string): Course {
  const [id] = path.split("/");
  const script = join(ROOT, "scenarios/cases", `${path}.toml`);
  const expected = expectedFindings(readFileSync(script, "utf8"));
  const steps = join(FOLDER, "steps.json");
  for (let seed = 1; seed <= 500; seed += 1) {
    if (!lifa(id, seed, script, ["--steps", steps])) continue;
    const course: Course = JSON.parse(readFileSync(steps, "utf8"));
    const found = [...new Set(course.findings.map((finding) => finding.rule))].sort();
    const lawful = path.includes("/paths/");
    if (JSON.stringify(found) !== JSON.stringify(expected) || (lawful && course.score !== 10_000)) continue;
    const record = join(FOLDER, "record.json");
    const records = MODES.map((mode) => {
      lifa(id, seed, script, ["--mode", mode, "--record", record]);
      return [mode, JSON.parse(readFileSync(record, "utf8"))];
    });
    return { ...course, records: Object.fromEntries(records) };
  }
  throw new Error(`no seed suits ${path}`);
}

/** A course whose file has some two hundred pages: an inspection and two interviews, again and again. */
export function longCourse(rounds = 65): Course {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(ROOT, "scenarios/cases/k3/paths/at-hearing-line.toml");
  const [head, ...steps] = readFileSync(path, "utf8").split("\n[[steps]]\n");
  const of = (action: string) => steps.findIndex((step) => step.startsWith(`act = "${action}"`));
  const [inspect, interview] = [of("inspect"), of("interview")];
  const round = [steps[inspect], steps[interview], steps[interview + 1]];
  const all = [...steps.slice(0, interview + 2), ...Array.from({ length: rounds }, () => round).flat()];
  const [script, told, record] = ["long.toml", "long-steps.json", "long-record.json"].map((name) => join(FOLDER, name));
  // It does not come to what the path comes to.
  writeFileSync(script, [head.replace(/^expect/m, "# expect"), ...all].join("\n[[steps]]\n") + "\n");
  if (!lifa("k3", 1, script, ["--steps", told, "--mode", "practice", "--record", record])) throw new Error("the long course cannot be played");
  const course: Course = JSON.parse(readFileSync(told, "utf8"));
  return { ...course, records: { practice: JSON.parse(readFileSync(record, "utf8")) } as Course["records"] };
}

/** Whether the course can be played with that seed at all; 1 is the exit code of a run that did not pass. */
function lifa(id: string, seed: number, script: string, more: string[]): boolean {
  try {
    execFileSync(PROGRAM, ["play", id, "--seed", String(seed), "--commands", script, ...more], { cwd: ROOT, stdio: "pipe" });
    return true;
  } catch (error) {
    return (error as { status?: number }).status === 1;
  }
}

function expectedFindings(toml: string): string[] {
  const [, list] = /^\[?expect\b.*?\bfindings\s*=\s*\[([^\]]*)\]/ms.exec(toml) ?? [];
  if (list === undefined) throw new Error("the course does not say what it must be found to be");
  return [...list.matchAll(/"([^"]+)"/g)].map(([, rule]) => rule).sort();
}

function file(name: string): string {
  return join(FOLDER, `${name.replaceAll(" ", "-")}.json`);
}

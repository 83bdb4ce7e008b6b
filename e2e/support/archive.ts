import { expect, type Page } from "@playwright/test";
import type { Course, Mode } from "./courses";

/** A file as the settings page exports it. */
export interface Archive {
  format: string;
  version: number;
  settings: unknown;
  bundles: { hash: string; text: string }[];
  runs: { header: Record<string, unknown>; entries: string[] }[];
}

/** A file that holds one run: the course as far as `entries` steps. */
export async function archive(page: Page, course: Course, mode: Mode, id: string, entries = course.steps.length): Promise<Archive> {
  const record = course.records[mode];
  const content = new URL("content/", page.url()).href;
  const index = await (await page.request.get(`${content}index.json`)).json();
  const entry = index.entries.find((entry: { id: string }) => entry.id === course.case);
  expect(entry.hash, "dist/ and scenarios/ are of one make").toBe(record.header.bundle);
  const text = await (await page.request.get(`${content}${entry.file}`)).text();
  const over = entries === course.steps.length && course.finished;
  const header = {
    schema: 1,
    id,
    record: record.header,
    started: 1_790_000_000_000,
    updated: 1_790_000_000_000,
    place: "2026年9月18日 星期五",
    entries,
    finished: over,
    score: over ? course.score : null,
    passed: over && course.passed,
  };
  const run = { header, entries: record.entries.slice(0, entries).map((entry) => JSON.stringify(entry)) };
  return { format: "lifa-archive", version: 1, settings: null, bundles: [{ hash: entry.hash, text }], runs: [run] };
}

/** Hands a file to the import of the settings page. */
export async function give(page: Page, file: string | Buffer): Promise<void> {
  const input = page.getByLabel("选择要导入的数据文件");
  await input.setInputFiles(typeof file === "string" ? file : { name: "数据.json", mimeType: "application/json", buffer: file });
}

/** Brings a run in by import, up to `entries` steps of the course; its address is `#/run/…` with the id that is returned. */
export async function bring(page: Page, course: Course, mode: Mode, entries = course.steps.length, base = "./"): Promise<string> {
  const id = `r-${course.case}-${mode}-${entries}`;
  await page.goto(`${base}#/settings`);
  await give(page, Buffer.from(JSON.stringify(await archive(page, course, mode, id, entries))));
  await page.getByRole("dialog", { name: "导入数据" }).getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("已导入 1 次办案记录。")).toBeVisible();
  return id;
}

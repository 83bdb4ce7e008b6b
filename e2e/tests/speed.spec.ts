// On an old office computer, at a quarter of the speed: action to paint in 50 ms, a keystroke and a frame in 16 ms.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bring } from "../support/archive";
import { course } from "../support/courses";
import { Desk } from "../support/desk";
import { expect, test } from "../support/fixtures";
import { inputToPaint, scroll, tasksWith, throttle } from "../support/speed";

// One after the other: each wants the computer for itself.
test.describe.configure({ mode: "default", timeout: 180_000 });

const STATED = 50;
const FRAME = 16;

test("an action is painted in time at 4× CPU throttle", async ({ page }) => {
  test.setTimeout(180_000);
  const k3 = course("k3 with a hearing");
  const desk = new Desk(page);
  const id = await bring(page, k3, "practice", 4);
  await page.goto(`./#/run/${id}`);
  await desk.ready(k3.title);
  await throttle(page, 4);
  const opened: number[] = [];
  const picked: number[] = [];
  const done: number[] = [];
  for (const step of k3.steps.slice(4, 14)) {
    if (step.do !== "act") continue;
    const search = desk.actions.getByRole("textbox", { name: "搜索行动" });
    await search.fill(step.action);
    const button = desk.actions.getByRole("button", { name: step.action, exact: true });
    opened.push(await inputToPaint(page, "click", () => button.click()));
    await button.click();
    const form = await desk.fill(step);
    const chip = form.locator("label").filter({ has: page.getByRole("checkbox") }).first();
    if (step.fields.some(({ kind }) => kind === "many")) {
      picked.push(await inputToPaint(page, "change", () => chip.click()));
      picked.push(await inputToPaint(page, "change", () => chip.click()));
    }
    done.push(await inputToPaint(page, "click", () => form.getByRole("button", { name: /^去做/ }).click()));
    await expect(form).toHaveCount(0);
    await expect(desk.saved).toHaveText("已保存");
  }
  const told = { "a form opened": opened, "an answer picked": picked, "an action done": done };
  for (const [what, times] of Object.entries(told)) {
    const figure = median(times);
    console.log(`action to paint at 4×: ${what}: median ${figure.toFixed(0)} ms of ${times.length} (stated ${STATED} ms)`);
    test.info().annotations.push({ type: "ms to paint", description: `${what}: ${figure.toFixed(0)}` });
    expect(figure, what).toBeLessThan(5 * STATED);
  }
});

test("no keystroke in a decision holds the page up for a frame at 4× CPU throttle", async ({ page }) => {
  const id = "full-decision-pesticide";
  const { model } = JSON.parse(readFileSync(join(import.meta.dirname, `../../target/content/drafting-${id}.json`), "utf8"));
  await page.goto(`#/case/${id}?mode=practice`);
  await page.getByRole("button", { name: "开始制作" }).click();
  for (const [field, value] of Object.entries(model)) {
    const control = page.locator(`#field-${field}`).locator("input.input, textarea.input").first();
    if (typeof value === "string" && (await control.count()) > 0) await control.fill(value);
  }
  const facts = page.locator("#field-facts textarea");
  await expect(page.getByTestId("save-state")).toHaveAttribute("data-state", "saved");
  await throttle(page, 4);
  const tasks = await tasksWith(page, "input", () =>
    facts.evaluate(async (element: HTMLTextAreaElement) => {
      for (let n = 0; n < 40; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        element.value += "甲";
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    }),
  );
  expect(tasks).toHaveLength(40);
  const longest = Math.max(...tasks);
  console.log(`a keystroke at 4×: median ${median(tasks).toFixed(1)} ms, longest ${longest.toFixed(1)} ms of ${tasks.length} (stated ${FRAME} ms)`);
  test.info().annotations.push({ type: "ms of a keystroke", description: longest.toFixed(1) });
  expect(longest).toBeLessThan(FRAME);
  // The paper has followed.
  await expect(page.locator(".draft-paper .sheet")).toContainText("甲".repeat(40));
});

test("a file of two hundred pages is scrolled a frame in time at 4× CPU throttle", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  const id = await bring(page, k3, "practice");
  await page.goto(`./#/run/${id}`);
  await page.getByRole("button", { name: "翻阅案卷" }).click();
  const title = (await page.getByRole("dialog").getByRole("heading", { level: 2 }).first().textContent()) ?? "";
  const papers = Number(/\d+/.exec(title)?.[0]);
  await expect(page.locator(".leaf")).toHaveCount(papers);
  const pages = await page.locator(".leaves").evaluate((leaves) => {
    const A4 = 1123;
    const own = [...leaves.children] as HTMLElement[];
    for (const leaf of own) leaf.style.contentVisibility = "visible";
    const height = leaves.scrollHeight;
    for (const leaf of own) leaf.style.contentVisibility = "";
    let pages = height / A4;
    for (; pages < 200; pages += height / A4) leaves.append(...own.map((leaf) => leaf.cloneNode(true)));
    return pages;
  });
  await throttle(page, 4);
  const frames = (await tasksWith(page, "frame", () => scroll(page, "dialog[open]", 100, 150))).sort((a, b) => a - b);
  const p95 = frames[Math.floor(frames.length * 0.95)];
  console.log(`a frame of ${pages.toFixed(0)} pages scrolled at 4×: median ${median(frames).toFixed(1)} ms, p95 ${p95.toFixed(1)}, longest ${frames.at(-1)!.toFixed(1)} (stated ${FRAME} ms)`);
  test.info().annotations.push({ type: "ms of a frame", description: `median ${median(frames).toFixed(1)}, p95 ${p95.toFixed(1)}` });
  // Frames in which a paper comes into sight take longer, by how much depends on what else the computer does.
  expect(median(frames)).toBeLessThan(FRAME);
});

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

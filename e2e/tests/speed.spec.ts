// Action to paint on an old office computer: 50 ms at a quarter of the speed.
import { bring } from "../support/archive";
import { course } from "../support/courses";
import { Desk } from "../support/desk";
import { expect, test } from "../support/fixtures";
import { inputToPaint, throttle } from "../support/speed";

const STATED = 50;

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

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

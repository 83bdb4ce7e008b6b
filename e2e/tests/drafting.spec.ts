// 文书制作: a decision written badly and well, in a real browser.
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "../support/axe";
import { pressed } from "../support/download";
import { expect, test } from "../support/fixtures";
import { words } from "../support/zip";

type Value = string | string[][];
interface Bundle {
  template: { section: { field: { id: string; label: string; kind: string }[] }[] };
  model: Record<string, Value>;
}

const EXERCISE = "full-decision-pesticide";

/** The content of an exercise, as the app fetches it. */
function bundle(id: string): Bundle {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../target/content/drafting-${id}.json`), "utf8")) as Bundle;
}

async function begin(page: Page, id: string, mode: string): Promise<void> {
  await page.goto(`#/case/${id}?mode=${mode}`);
  await page.getByRole("button", { name: "开始制作" }).click();
  await expect(page.locator(".draft-form")).toBeVisible();
}

async function write(page: Page, field: string, value: Value): Promise<void> {
  const place = page.locator(`#field-${field}`);
  if (typeof value === "string") {
    const control = place.locator("input.input, textarea.input, select.input").first();
    if ((await control.evaluate((element) => element.tagName)) === "SELECT") await control.selectOption(value);
    else await control.fill(value);
    return;
  }
  for (const [index, row] of value.entries()) {
    if ((await place.locator("tbody tr").count()) <= index) await place.getByRole("button", { name: "添一行" }).click();
    for (const [column, cell] of row.entries()) await place.locator("tbody tr").nth(index).locator("textarea").nth(column).fill(cell);
  }
}

async function submit(page: Page): Promise<void> {
  await page.locator(".draft-actions").getByRole("button", { name: "提交" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "提交" }).click();
}

test("a decision written well scores full marks, in an exam that gives nothing away", async ({ page }) => {
  await begin(page, EXERCISE, "exam");
  await expect(page.locator(".ticks")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "自查" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "导出 Word" })).toHaveCount(0);
  const { model } = bundle(EXERCISE);
  for (const [field, value] of Object.entries(model)) await write(page, field, value);
  await expect(page.locator(".sheet")).toContainText(String(model.party_name));
  await expectAccessible(page);
  await submit(page);
  await expect(page.locator(".verdict-score strong")).toHaveText("100");
  await expect(page.locator(".marks")).toContainText("没有发现问题");
  await expect(page.locator(".comparing")).toBeVisible();
  const { name, bytes } = await pressed(page, page.getByRole("button", { name: "导出 Word" }));
  expect(name).toBe("行政处罚决定书.docx");
  expect(words(bytes)).toContain(String(model.party_name));
  await expectAccessible(page);
});

test("a decision written badly is capped, marked in place and set beside the model", async ({ page }) => {
  await begin(page, EXERCISE, "practice");
  const { model } = bundle(EXERCISE);
  for (const [field, value] of Object.entries(model)) await write(page, field, value);
  await write(page, "penalty", "处五千元以上五万元以下罚款。");
  await write(page, "relief", "如不服，可以在三十日内向市农业农村局申请复议。");
  await page.getByRole("button", { name: "自查" }).click();
  await expect(page.getByRole("dialog")).toContainText("需要改的");
  await page.getByRole("button", { name: "关闭" }).click();
  await submit(page);
  await expect(page.locator(".verdict-score strong")).toHaveText("59");
  await expect(page.locator(".verdict-cap")).toContainText("总分最高 59 分");
  await expect(page.locator(".marked-text mark").first()).toBeVisible();
  await expect(page.locator("#place-penalty mark").first()).toContainText("五千元");
  await expect(page.locator(".mark").first()).toContainText("可以这样写");
});

test("the form stays where one writes while what is written is saved", async ({ page }) => {
  await begin(page, EXERCISE, "guided");
  const name = page.locator("#field-party_name input");
  await name.focus();
  await page.keyboard.type("青梧县");
  await page.waitForTimeout(1_000);
  await expect(page.getByTestId("save-state")).toHaveAttribute("data-state", "saved");
  await page.keyboard.type("周记农资店");
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("青梧县周记农资店");
  await expect(page.locator("#field-party_name .ticks li").first()).toHaveClass("met");
});

test("what is written outlives the page, and can be taken back", async ({ page }) => {
  await begin(page, EXERCISE, "practice");
  await write(page, "party_name", "甲店");
  await page.locator("#field-party_name input").blur();
  await expect(page.getByTestId("save-state")).toHaveAttribute("data-state", "saved");
  await page.waitForTimeout(900);
  await write(page, "party_name", "乙店");
  await page.waitForTimeout(900);
  await page.reload();
  await expect(page.locator("#field-party_name input")).toHaveValue("乙店");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.locator("#field-party_name input")).toHaveValue("甲店");
});

test("what is written is taken along as it stands: for Word, as text, on paper", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => Object.assign(window, { printed: document.querySelector("#print .sheet")?.textContent });
  });
  await begin(page, EXERCISE, "practice");
  await write(page, "party_name", "甲店");
  const word = await pressed(page, page.getByRole("button", { name: "导出 Word" }));
  expect(word.name).toBe("行政处罚决定书.docx");
  expect(words(word.bytes)).toContain("甲店");
  await write(page, "party_name", "乙店");
  const text = await pressed(page, page.getByRole("button", { name: "纯文本" }));
  expect(text.name).toBe("行政处罚决定书.txt");
  expect(text.bytes.toString("utf8")).toMatch(/^〔教学用〕\n[^]*乙店/);
  await page.getByRole("button", { name: "打印" }).click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { printed?: string }).printed)).toContain("乙店");
  await expect(page.locator("#print")).toHaveCount(0);
});

test("in guided mode what is met is ticked while one writes", async ({ page }) => {
  await begin(page, EXERCISE, "guided");
  const tick = page.locator("#field-party_name .ticks li").first();
  await expect(tick).toHaveClass("missing");
  await page.locator("#field-party_name").getByRole("button", { name: "从案卷取" }).click();
  await expect(tick).toHaveClass("met");
  await page.getByRole("button", { name: "提示" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("on a phone form, paper and case are tabs", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await begin(page, EXERCISE, "practice");
  await write(page, "party_name", "甲店");
  await page.locator(".draft-tabs").getByRole("tab", { name: "纸面" }).click();
  await expect(page.locator(".draft-paper .sheet")).toContainText("甲店");
  await page.locator(".draft-tabs").getByRole("tab", { name: "案情" }).click();
  await expect(page.locator(".brief")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});

test("the list of exercises can be narrowed to one document", async ({ page }) => {
  await page.goto("#/drafting");
  await expect(page.locator(".exercise").first()).toBeVisible();
  const all = await page.locator(".exercise").count();
  expect(all).toBeGreaterThanOrEqual(40);
  await page.locator(".exercise-filter select").selectOption("送达回证");
  await expect(page.locator(".exercise")).not.toHaveCount(all);
  await expectAccessible(page);
});

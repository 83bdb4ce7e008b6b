// Documents written by hand in a case: badly, kept over a lost tab, demanded in an exam.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { course, type Step } from "../support/courses";
import { Desk, Report } from "../support/desk";
import { expect, test } from "../support/fixtures";

type Act = Extract<Step, { do: "act" }>;

const TITLE = "案件来源登记表";
const BADLY = "有人反映水果店占道，该店的行为已经违法。";

/** The first step of K1 registers what was reported: a document that can be written by hand. */
function k1(): { title: string; seed: number; step: Act; of: ReturnType<typeof course> } {
  const of = course("k1 by ordinary procedure");
  return { title: of.title, seed: of.seed, step: of.steps[0] as Act, of };
}

function sheet(page: Page): Locator {
  return page.getByRole("dialog", { name: TITLE });
}

async function write(page: Page, text: string): Promise<void> {
  await sheet(page).locator("#field-content textarea").fill(text);
}

test("a document written badly stands in the file as written, and the report marks it", async ({ page }) => {
  const { step, of } = k1();
  const desk = await Desk.begin(page, of, "practice");
  const form = await desk.fill(step);
  await form.getByRole("button", { name: "自己写文书" }).click();
  await write(page, BADLY);
  await expect(sheet(page).locator(".sheet")).toContainText(BADLY);
  await expectAccessible(page);
  await sheet(page).getByRole("button", { name: "写好，去做" }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(desk.saved).toHaveText("已保存");

  await page.getByRole("list", { name: "案卷目录" }).getByRole("button", { name: TITLE }).click();
  await expect(desk.dialog.locator(".sheet")).toContainText(BADLY);
  await expect(desk.dialog.locator(".sheet")).toContainText("________");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "翻阅案卷" }).click();
  await expect(desk.dialog.locator(".leaf").filter({ hasText: BADLY })).toHaveCount(1);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "结束办案" }).click();
  await desk.dialog.getByRole("button", { name: "结束并查看报告" }).click();
  await Report.open(page);
  const written = page.getByRole("region", { name: "自己写的文书" });
  await written.getByText(TITLE).click();
  await expect(written.getByText(/^需要改的 \d+ 处$/)).toBeVisible();
  await expect(written.locator(".mark").first()).toBeVisible();
});

test.describe("a tab that dies", () => {
  test.use({ expectedErrors: /the page crashed/ });

  test("loses nothing of a half-written document; a finished one is not offered again", async ({ page, context }) => {
    const { step, of } = k1();
    const desk = await Desk.begin(page, of, "practice");
    const form = await desk.fill(step);
    await form.getByRole("button", { name: "自己写文书" }).click();
    await write(page, BADLY);
    const kept = (tab: Page) => tab.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("lifa-writing-")));
    await expect.poll(() => kept(page)).toHaveLength(1);
    const address = page.url();
    await page.goto("chrome://crash").catch(() => {});

    const tab = await context.newPage();
    await tab.goto(address);
    const again = new Desk(tab);
    await again.ready(of.title);
    await (await again.fill(step)).getByRole("button", { name: "自己写文书" }).click();
    await expect(sheet(tab).locator("#field-content textarea")).toHaveValue(BADLY);
    await expect(sheet(tab).locator(".sheet")).toContainText(BADLY);
    await sheet(tab).locator("#field-content textarea").press("End");
    await tab.keyboard.type("已登记。");
    await sheet(tab).getByRole("button", { name: "写好，去做" }).click();
    await expect(sheet(tab)).toHaveCount(0);
    expect(await kept(tab)).toEqual([]);
  });
});

test("an exam with documents asks for them before the step is taken; without, it leaves them to the form", async ({ page }) => {
  const { title, seed, step } = k1();
  await page.goto(`./#/case/k1?seed=${seed}&mode=exam`);
  const choice = page.getByRole("checkbox", { name: /^含文书制作/ });
  await expect(choice).toBeChecked();
  await page.getByRole("button", { name: "开始办案" }).click();
  const desk = new Desk(page);
  await desk.ready(title);
  const log = page.getByRole("log", { name: "现场记录" });
  const before = await log.innerText();

  const form = await desk.fill(step);
  await expect(form.getByRole("button", { name: "自己写文书" })).toHaveCount(0);
  await form.getByRole("button", { name: /^去做/ }).click();
  await expect(sheet(page)).toBeVisible();
  await expect(sheet(page).locator(".ticks")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  expect(await log.innerText()).toBe(before);

  await form.getByRole("button", { name: /^去做/ }).click();
  await write(page, BADLY);
  await sheet(page).getByRole("button", { name: "写好，去做" }).click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.getByRole("list", { name: "案卷目录" }).getByRole("button", { name: TITLE })).toBeVisible();

  await page.goto(`./#/case/k1?seed=${seed}&mode=exam`);
  await choice.uncheck();
  await expect(page).toHaveURL(/documents=off/);
  await page.getByRole("button", { name: "开始办案" }).click();
  await desk.ready(title);
  await desk.fill(step);
  await desk.submit(step.action);
  await expect(page.getByRole("list", { name: "案卷目录" }).getByRole("button", { name: TITLE })).toBeVisible();
});

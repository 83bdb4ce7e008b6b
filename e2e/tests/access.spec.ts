// Keyboard alone, a phone, assistive technology.
import type { Locator, Page } from "@playwright/test";
import { bring } from "../support/archive";
import { expectAccessible } from "../support/axe";
import { course } from "../support/courses";
import { Desk, Report } from "../support/desk";
import { expect, test } from "../support/fixtures";

test("from the first page to evidence on its element by keyboard alone", async ({ page }) => {
  test.setTimeout(120_000);
  const k3 = course("k3 with a hearing");
  await page.goto("./");
  await tabTo(page, page.getByRole("link", { name: "跳到正文" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: /模拟办案/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "案件" })).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: k3.title }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: k3.title })).toBeFocused();
  await tabTo(page, page.getByRole("radio"));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /练习/ })).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: "开始办案" }));
  await page.keyboard.press("Enter");
  const desk = new Desk(page);
  await desk.ready(k3.title);

  await byKeyboard(page, "登记线索", { 来源: ["投诉举报"] });
  await byKeyboard(page, "查询平台记录", { 查什么: ["市场主体登记"] });

  const [row] = await page.getByRole("button", { name: /^为“.+”选择证据$/ }).all();
  await tabTo(page, row);
  await page.keyboard.press("Enter");
  const box = desk.dialog.getByRole("checkbox").first();
  await tabTo(page, box);
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(desk.dialog).toHaveCount(0);
  await expect(row).toBeFocused();
  await expect(page.getByRole("button", { name: /^移出/ })).toHaveCount(1);
  await expect(desk.saved).toHaveText("已保存");
});

test("an old address leads on, and the focus goes to the heading of the new screen", async ({ page }) => {
  await page.goto("./#/nowhere/at/all");
  await expect(page.getByRole("heading", { level: 1, name: "没有这个页面" })).toBeVisible();
  await page.getByRole("link", { name: "回首页" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /砺法/ })).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("one column is shown at a time, and an action can be done", async ({ page }) => {
    const k3 = course("k3 with a hearing");
    const desk = await Desk.begin(page, k3, "practice");
    const scene = page.getByRole("log", { name: "现场记录" });
    const search = page.getByRole("textbox", { name: "搜索行动" });
    await expect(scene).toBeVisible();
    await expect(search).toBeHidden();
    await desk.show("行动");
    await expect(search).toBeVisible();
    await expect(scene).toBeHidden();
    await desk.play(k3.steps.slice(0, 3));
    // What the action led to is shown by itself.
    await expect(scene).toBeVisible();
    await expect(scene).toContainText("查询平台记录");
    await desk.show("案卷与期限");
    await expect(page.getByText("待办与期限")).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test("the last paper of a long file can be reached and read", async ({ page }) => {
    const id = await bring(page, course("k3 with a hearing"), "practice");
    await page.goto(`./#/run/${id}`);
    await page.getByRole("button", { name: "案卷与期限" }).click();
    const paper = page.getByRole("list", { name: "案卷目录" }).getByRole("button").filter({ hasText: "行政处罚决定书" });
    await paper.first().click();
    await expect(page.getByRole("dialog").getByRole("button", { name: "打印" })).toBeInViewport();
  });

  test("no screen has to be pushed sideways", async ({ page }) => {
    const flawed = course("k3 with an aide as second officer");
    const id = await bring(page, flawed, "practice");
    for (const address of ["", "cases", "case/k3", "law", "settings", `run/${id}`, `report/${id}`]) {
      await page.goto(`./#/${address}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
  });
});

const screens: Record<string, string> = {
  home: "",
  cases: "cases",
  "the start of a case": "case/k3?seed=7&mode=practice",
  "all cards": "law",
  settings: "settings",
  "an unknown address": "nowhere",
};
for (const [name, address] of Object.entries(screens)) {
  test(`axe finds nothing on ${name}`, async ({ page }) => {
    await page.goto(`./#/${address}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: /正在/ })).toHaveCount(0);
    await expectAccessible(page);
  });
}

test("axe finds nothing on the desk, its forms and what lies on top of it", async ({ page }) => {
  test.setTimeout(180_000);
  const k3 = course("k3 with a hearing");
  const last = k3.steps.findLastIndex((step) => step.do === "place") + 1;
  const desk = new Desk(page);
  const id = await bring(page, k3, "practice", last);
  await page.goto("./#/");
  await expect(page.getByRole("link", { name: "继续办理" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`./#/run/${id}`);
  await desk.ready(k3.title);
  // The longest form, with a date and an amount.
  const form = await desk.open("作出处罚决定");
  await form.getByRole("button", { name: /^去做/ }).click();
  await expect(form.getByRole("alert").first()).toBeVisible();
  await expectAccessible(page);
  await desk.open("责令改正");
  await page.getByRole("button", { name: "选择日期" }).click();
  await page.getByRole("button", { name: "＋ 记一笔期限" }).click();
  await page.getByRole("button", { name: "依据", exact: true }).first().click();
  await page.getByRole("region", { name: "待办与案卷" }).getByRole("button", { name: /现场检查笔录/ }).first().click();
  await expect(desk.dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^为“.+”选择证据$/ }).first().click();
  await expectAccessible(page);
});

test("axe finds nothing on a report with findings", async ({ page }) => {
  test.setTimeout(120_000);
  const flawed = course("k3 with an aide as second officer");
  const id = await bring(page, flawed, "practice");
  await page.goto(`./#/report/${id}`);
  await Report.open(page);
  for (const summary of await page.locator("summary").all()) await summary.click();
  await page.getByRole("list", { name: "依据" }).first().getByRole("button").first().click();
  await expect(page.getByRole("region", { name: /^要点卡：/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test("axe finds nothing on the card of an article", async ({ page }) => {
  await page.goto(`./#/law/${encodeURIComponent("行政处罚法第四十四条")}`);
  await expect(page.getByRole("region", { name: /^要点卡：/ }).first()).toBeVisible();
  await expectAccessible(page);
});

/** Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const there = await target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
    if (there) return;
  }
  throw new Error(`Tab never comes to ${target}`);
}

/** Finds an action, picks its answers and does it, without the mouse. */
async function byKeyboard(page: Page, action: string, answers: Record<string, string[]>): Promise<void> {
  const search = page.getByRole("textbox", { name: "搜索行动" });
  await tabTo(page, search);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(action);
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: action, exact: true });
  await expect(form).toBeVisible();
  for (const [question, names] of Object.entries(answers)) {
    const group = form.getByRole("group", { name: new RegExp(`^${question}`) });
    for (const name of names) {
      const choice = group.getByRole("checkbox", { name }).or(group.getByRole("radio", { name }));
      // A group of radio buttons is one stop, its first button until one is picked.
      const stop = (await group.getByRole("radio").count()) > 0 ? group.getByRole("radio") : choice;
      await tabTo(page, stop);
      await page.keyboard.press("Space");
      for (let arrows = 0; arrows < 20 && !(await choice.isChecked()); arrows += 1) await page.keyboard.press("ArrowDown");
      await expect(choice).toBeChecked();
    }
  }
  await tabTo(page, form.getByRole("button", { name: /^去做/ }));
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(width);
}

// 组织与编制: the drill played well and badly, weights set, posts given by hand, a table designed, all by what people see.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/fixtures";

interface Card {
  id: string;
  to: string;
}
const ROOT = join(import.meta.dirname, "../..");
const { routing } = JSON.parse(readFileSync(join(ROOT, "target/content/routing-routing.json"), "utf8")) as {
  routing: { card: Card[]; destination: { id: string; name: string }[]; draw: number };
};
const right = (card: string): string => routing.card.find(({ id }) => id === card)?.to as string;

async function begin(page: Page, mode: string, timed = false): Promise<void> {
  await page.goto(`#/case/routing?seed=7&mode=${mode}`);
  await page.getByRole("button", { name: "开始派单" }).click();
  if (timed) await page.getByRole("checkbox", { name: /限时/ }).check();
  await page.getByRole("button", { name: "翻第一张" }).click();
  await expect(page.locator(".drill-card[data-card]")).toBeVisible();
}

async function open(page: Page): Promise<string> {
  return (await page.locator(".drill-card[data-card]").getAttribute("data-card")) as string;
}

async function send(page: Page, to: string): Promise<void> {
  await page.locator(`.place[data-to="${to}"]`).click();
}

async function score(page: Page): Promise<number> {
  return Number(await page.locator(".score-number strong").textContent());
}

test.describe.configure({ timeout: 120_000 });

test("the landing page leads to all four", async ({ page }) => {
  await page.goto("#/");
  await page.locator("a.kind", { hasText: "组织与编制" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "组织与编制" })).toBeVisible();
  await expect(page.locator(".step-card")).toHaveCount(4);
  await expectAccessible(page);
});

test("the drill played well: every card right, told at once, taken back and sent again", async ({ page }) => {
  await begin(page, "guided", true);
  await expectAccessible(page);
  await page.getByRole("button", { name: "提示" }).click();
  await expect(page.getByRole("dialog", { name: "提示" })).toBeVisible();
  await page.keyboard.press("Escape");
  // Wrong at first, seen to be, taken back.
  const first = await open(page);
  await send(page, right(first) === "town" ? "market" : "town");
  await expect(page.getByRole("heading", { name: /派错了|沾边/ })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("button", { name: "撤销，重派这一张" }).click();
  expect(await open(page)).toBe(first);
  for (let n = 1; n <= routing.draw; n += 1) {
    await expect(page.getByRole("heading", { name: `第 ${n} 张` })).toBeVisible();
    await send(page, right(await open(page)));
    await expect(page.getByRole("heading", { name: "派对了" })).toBeVisible();
    await page.getByRole("button", { name: n === routing.draw ? "看结果" : "下一张" }).click();
  }
  expect(await score(page)).toBe(100);
  await expect(page.getByText("各个看点都掌握了。")).toBeVisible();
  await expectAccessible(page);
});

test("the drill played badly: an exam by keyboard tells nothing before the end, outlives a reload, and fails", async ({ page }) => {
  await begin(page, "exam");
  for (let n = 1; n <= routing.draw; n += 1) {
    await expect(page.getByRole("heading", { name: `第 ${n} 张` })).toBeFocused();
    await page.locator('.place[data-to="town"]').focus();
    await page.keyboard.press("Enter");
    if (n === 5) {
      await expect(page.getByText("已保存", { exact: true })).toBeVisible();
      await page.reload();
      await expect(page.getByRole("heading", { name: "第 6 张" })).toBeVisible();
      await page.locator("#drill-title").focus();
    }
    if (n < routing.draw) await expect(page.locator("main")).not.toContainText(/派对|派错|应当/);
  }
  await expect(page.getByText("派完了")).toBeVisible();
  expect(await score(page)).toBeLessThan(60);
  await expect(page.locator(".score-grade")).toHaveText("不合格");
  await expect(page.locator(".drill-cards > li")).toHaveCount(routing.draw);
  await page.locator(".drill-cards .cite-button").first().click();
  await expect(page.locator(".drill-cards .card-law").first()).toBeVisible();
});

test("a card whose time is over counts for nothing", async ({ page }) => {
  await page.clock.install();
  await begin(page, "practice", true);
  await page.clock.runFor(41_000);
  await expect(page.getByRole("heading", { name: "超时" })).toBeVisible();
});

test("teams: the map follows what is opened, and 60 % is reached without stripping a team", async ({ page }) => {
  await page.goto("#/organisation/teams");
  await expect(page.locator(".teams-map .old")).toHaveCount(36);
  await expect(page.locator(".teams-map .new")).toHaveCount(10);
  await page.locator(".team-card summary", { hasText: "水政" }).click();
  await expect(page.locator(".teams-map .new:not(.dim)")).toHaveCount(1);
  const gauge = page.getByTestId("gauge");
  await expect(gauge).toContainText(/还差 \d+ 人/);
  await page.getByLabel("城市管理下沉人数").fill("134");
  await page.getByLabel("市场监管下沉人数").fill("124");
  await page.getByLabel("市场监管下沉人数").blur();
  await expect(gauge).toContainText("达标了，但有 1 支队伍被抽空");
  await page.getByLabel("市场监管下沉人数").fill("96");
  for (const [team, people] of [["交通运输", 52], ["应急管理", 16], ["农业", 42]]) await page.getByLabel(`${team}下沉人数`).fill(String(people));
  await page.getByLabel("农业下沉人数").blur();
  await expect(gauge).toContainText("达标，县里也留够了人。");
  await page.reload();
  await expect(page.getByTestId("gauge")).toContainText("达标，县里也留够了人。");
  await expectAccessible(page);
});

test("posts: weights change the figures, the best is taken over, by hand one does better, all is kept", async ({ page }) => {
  await page.goto("#/organisation/posts");
  const row = (name: string) => page.locator(".figures tr", { hasText: name }).locator("td");
  const unmet = async (n: number) => Number((await row("未满足需求").nth(n).textContent())?.replace(/\D/g, ""));
  await expect(row("未满足需求").nth(2)).toContainText("名");
  const before = await unmet(0);
  const best = await unmet(2);
  expect(before).toBeGreaterThan(best);
  const first = page.getByRole("region", { name: "方案甲" });
  await first.getByLabel("现有编制配备").fill("100");
  await expect.poll(() => unmet(0)).toBeLessThan(before);
  await first.getByRole("button", { name: "换成缺口最小的权重" }).click();
  await expect.poll(() => unmet(0)).toBe(best);
  await expectAccessible(page);

  const hand = page.getByTestId("hand");
  await expect(hand).toContainText("还有 1016 名没有分");
  await page.getByRole("button", { name: "照方案甲填" }).click();
  await expect(hand).toContainText("不逊于最好的权重");
  // One post more in one district is one too many.
  await page.getByRole("button", { name: "东冶区加一名" }).click();
  await expect(hand).toContainText("多分了 1 名");
  await page.getByRole("button", { name: "鹤鸣区减一名" }).click();
  await page.getByLabel("看哪个区").selectOption({ label: "云麓区" });
  await expect(page.locator("table.reasons")).toContainText("看不到的");
  await page.getByRole("radio", { name: "市交通运输局", exact: true }).check();
  await expect(page.locator(".quiz li").first()).toContainText("对");
  await page.reload();
  await expect.poll(() => unmet(0)).toBe(best);
  await expect(page.getByLabel("现有编制配备").first()).not.toHaveValue("0");
});

test("merit: a naive table is gamed, a better one beats it, and both stay", async ({ page }) => {
  await page.goto("#/organisation/merit");
  await page.getByLabel("从现成的表开始").selectOption({ label: "数字说话" });
  await page.getByRole("button", { name: "推演一个季度" }).click();
  const lesson = page.getByTestId("lesson");
  await expect(lesson).toContainText("有人刷");
  await expect(lesson).toContainText("精于算分的");
  const figure = async () => Number((await page.getByTestId("merit").locator("tr", { hasText: "真正办成的事" }).locator("td").first().textContent()) ?? "");
  const naive = await figure();
  expect(naive).toBeLessThan(100);
  // What is easily made up gets less and a limit, what counts is checked.
  const points = (name: string, value: string) => page.getByLabel(`${name}每次得分`, { exact: true }).fill(value);
  await points("走访", "0");
  await points("上报问题", "1");
  await points("群众好评", "0");
  await points("核查办结", "6");
  await points("矛盾调解", "10");
  await page.getByLabel("矛盾调解每次得分", { exact: true }).blur();
  for (const name of ["上报问题", "核查办结", "瞒报"]) await page.getByRole("checkbox", { name: `核验${name}` }).check();
  await page.getByLabel("瞒报每次扣分", { exact: true }).fill("-15");
  await page.getByLabel("瞒报每次扣分", { exact: true }).blur();
  await page.getByRole("button", { name: "推演一个季度" }).click();
  await expect.poll(figure).toBeGreaterThan(naive);
  await expectAccessible(page);
  const mine = await figure();
  await page.reload();
  await expect.poll(figure).toBe(mine);
  await expect(page.getByLabel("核查办结每次得分", { exact: true })).toHaveValue("6");
});

test("on a phone nothing is wider than the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const place of ["", "/teams", "/posts", "/merit"]) {
    await page.goto(`#/organisation${place}`);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator(".waiting")).toHaveCount(0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, place).toBeLessThanOrEqual(0);
  }
  await begin(page, "practice");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test("a chart is drawn for the width that it has, so that its letters keep their size when the screen is turned", async ({ page }) => {
  await page.goto("#/organisation/posts");
  const chart = page.locator(".chart svg").first();
  const drawn = async () => Number(await chart.getAttribute("width"));
  const enlarged = async () => ((await chart.boundingBox())?.width ?? 0) / (await drawn());
  for (const [width, height] of [[1366, 768], [390, 844], [844, 390]] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(async () => Math.abs((await enlarged()) - 1), { message: `at ${width}` }).toBeLessThan(0.01);
  }
});

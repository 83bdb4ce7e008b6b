// 对策试算 and 模型说明: a policy run many times in a worker, and the parameters that it goes by.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/fixtures";
import { ask, order } from "../support/forecast";

const WHATIF = "./#/handover/whatif?town=hekou";
const MODEL = "./#/handover/model";

async function open(page: Page, address: string, title: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function forecast(page: Page, policy: string, runs = 200): Promise<void> {
  await page.getByRole("combobox", { name: "对策" }).selectOption({ label: policy });
  await page.getByText(`${runs}次`, { exact: true }).click({ force: true });
  await page.getByRole("button", { name: "推演", exact: true }).click();
  const kept = page.getByRole("list", { name: "所比较的推演" }).getByRole("listitem").last();
  await expect(kept).toContainText(`按“${policy}”`, { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "推演", exact: true })).toBeVisible();
}

/** The median of a line of the table of counts. */
async function median(page: Page, line: string | RegExp): Promise<number> {
  const table = page.getByRole("region", { name: "件数的分布" });
  return Number(await table.getByRole("row", { name: line }).getByRole("cell").nth(1).textContent());
}

test("two hundred runs show how far they are and what came of them, and only then is the program fetched", async ({ page }) => {
  const programs: string[] = [];
  page.on("request", (request) => {
    if (/\/forecast[-_].*\.wasm$/.test(request.url())) programs.push(request.url());
  });
  await open(page, WHATIF, "对策试算");
  expect(programs).toEqual([]);
  await expect(page.getByRole("combobox", { name: "选择乡镇" })).toHaveValue("hekou");
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const bar = document.querySelector("progress");
      const told = bar?.parentElement?.querySelector(".num")?.textContent;
      if (bar && told) seen.push(`${told} ${bar.value}/${bar.max}`);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await forecast(page, "稳扎稳打");
  const seen: string[] = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.some((line) => /^已推演 [1-9]\d*\/200 [1-9]\d*\/200$/.test(line)), seen.join("; ")).toBe(true);
  expect(programs).toHaveLength(1);

  await expect(page.getByText(/^推演200次，总分中位[\d.]+分，十次里有八次在/)).toBeVisible();
  await expect(page.getByRole("img", { name: /各维度得分的分布/ })).toBeVisible();
  expect(await median(page, "线索")).toBeGreaterThan(300);
  await expect(page.getByRole("heading", { name: "Erlang C" })).toBeVisible();
  await expect(page.getByRole("list", { name: "所比较的推演" })).toContainText(/200次，种子1至200，用时[\d.]+秒，每秒\d+次/);

  await forecast(page, "照单全收");
  await expect(page.getByText(/^总分中位，甲[\d.]+分，乙[\d.]+分，乙低[\d.]+分。/)).toBeVisible();
  await page.getByText("以表格查看").first().click();
  await expect(page.getByRole("region", { name: "得分的分布" }).getByRole("rowheader")).toHaveCount(16);
  await expectAccessible(page);
});

test("a forecast is cancelled by the keyboard, and another can be begun at once", async ({ page }) => {
  await open(page, WHATIF, "对策试算");
  await page.getByText("1000次", { exact: true }).click({ force: true });
  const go = page.getByRole("button", { name: "推演", exact: true });
  await go.focus();
  await page.keyboard.press("Enter");
  const cancel = page.getByRole("button", { name: "取消" });
  await expect(cancel).toBeFocused();
  await expect(page.getByRole("progressbar", { name: "推演进度" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/已取消，推演了\d+次；没有得出结果。/)).toBeVisible();
  await expect(go).toBeFocused();
  await expect(page.getByRole("region", { name: "推演结果" })).toHaveCount(0);
  await forecast(page, "稳扎稳打", 50);
  await expect(page.getByText(/已取消/)).toHaveCount(0);
});

test("the town of an address that does not exist is named, and another can be chosen", async ({ page }) => {
  await open(page, "./#/handover/whatif?town=nowhere", "对策试算");
  await expect(page.getByRole("alert")).toHaveText("没有编号为“nowhere”的乡镇，请从下面选一个。");
});

test("a parameter out of range is refused where it stands, and one that is set changes what comes out", async ({ page }) => {
  await open(page, WHATIF, "对策试算");
  await forecast(page, "稳扎稳打", 50);
  const before = await median(page, "利用率");

  await open(page, MODEL, "模型说明");
  const hours = page.getByRole("textbox", { name: "普通程序案件" });
  await expect(hours).toHaveValue("32");
  for (const [typed, why] of [
    ["500", "“普通程序案件”为500，应在10至120之间。没有采用，仍按32计算。"],
    ["很多", "“普通程序案件”应填整数，现填“很多”。没有采用，仍按32计算。"],
  ] as const) {
    await hours.fill(typed);
    await hours.press("Tab");
    await expect(page.getByRole("alert")).toHaveText(why);
    await expect(hours).toHaveAttribute("aria-invalid", "true");
  }
  await expectAccessible(page);
  await hours.fill("110");
  await hours.press("Tab");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByText("改了1项，新开的承接和对策试算按改过的计算。")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("lifa.handover.parameters"))).toBe('{"ordinary_hours":110}');

  await open(page, WHATIF, "对策试算");
  await expect(page.getByText("有1项参数改过")).toBeVisible();
  await forecast(page, "稳扎稳打", 50);
  await expect(page.getByRole("list", { name: "所比较的推演" })).toContainText("改了1项参数");
  expect(await median(page, "利用率")).toBeGreaterThan(before);

  await open(page, MODEL, "模型说明");
  await page.getByRole("button", { name: "普通程序案件恢复原值32" }).click();
  await expect(hours).toHaveValue("32");
  expect(await page.evaluate(() => localStorage.getItem("lifa.handover.parameters"))).toBeNull();
});

test("parameters go out as a file and come in again; a file that cannot be used changes nothing", async ({ page }) => {
  await open(page, MODEL, "模型说明");
  const rate = page.getByRole("textbox", { name: "线索立案率" });
  await rate.fill("300");
  await rate.press("Tab");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出参数" }).click();
  const text = await readFile(await (await saving).path(), "utf8");
  expect(JSON.parse(text)).toEqual({ format: "lifa.handover.parameters", version: 1, parameters: { filing_rate: 300 } });
  await page.getByRole("button", { name: "全部恢复原值" }).click();
  await expect(rate).toHaveValue("180");

  const bring = (content: string) =>
    page.getByLabel("选择要导入的参数文件").setInputFiles({ name: "参数.json", mimeType: "application/json", buffer: Buffer.from(content) });
  await bring(text);
  await expect(rate).toHaveValue("300");
  for (const [content, why] of [
    [text.replace("300", "900"), "“线索立案率”为900，应在20至600之间。"],
    [text.replace("filing_rate", "charm"), "没有名为“charm”的参数。"],
    [text.replace('"version":1', '"version":7'), "文件由更新版本的砺法导出（版本7），请更新后再导入。"],
    ['{"format":', "文件第1行第"],
    ["{}", "文件第1行第"],
  ] as const) {
    await bring(content);
    await expect(page.getByRole("alert")).toContainText(`没有导入任何内容。${why}`);
    await expect(rate).toHaveValue("300");
  }
});

for (const width of [390, 683]) {
  test(`neither screen is wider than a window of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page, WHATIF, "对策试算");
    await forecast(page, "稳扎稳打", 50);
    for (const table of await page.getByText("以表格查看").all()) await table.click();
    const spare = () => page.evaluate(() => document.documentElement.clientWidth - document.documentElement.scrollWidth);
    expect(await spare()).toBe(0);
    await open(page, MODEL, "模型说明");
    expect(await spare()).toBe(0);
  });
}

test("the program says in a sentence what is wrong with an order", async ({ page }) => {
  await page.goto("./");
  expect(await ask(page, order({ town: "nowhere" }))).toBe("没有乡镇“nowhere”。");
  expect(await ask(page, order({ runs: 0 }))).toBe("推演次数为0，应在1至10000之间。");
  expect(await ask(page, order({ parameters: { tokens: 41 } }))).toBe("“县里带教力量”为41，应在0至40之间。");
  expect(await ask(page, "{")).toMatch(/^推演要求第1行第/);
  expect(await ask(page, order({}), '{"schema": 99}')).toBe("内容由更新版本的砺法编成，请更新后再推演。");
});

// 法制审核: one dossier reviewed perfectly, carelessly and paranoidly, in a real browser.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/fixtures";

interface Spot {
  item: string;
  field: string;
  span: [number, number] | null;
  missing: string;
}
interface Defect {
  id: string;
  decoy?: boolean;
  category: string;
  severity: string;
  remedy: string;
  basis: string[];
}

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = process.env.LIFA_CLI ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "tool/lifa");
const CASE = "k1";
const SEED = 2;
/** 轻, as `app/src/review/plan.rs` has it. */
const LIGHT = ["--defects", "3", "--decoys", "1", "--hardest", "2"];
/** The mildest first. */
const REMEDIES = ["同意", "改正", "补充调查", "退回重做程序", "移送"];

/** What is planted, with what content says of it. */
function truth(): (Defect & { shows: Spot })[] {
  const out = mkdtempSync(join(tmpdir(), "lifa-review-"));
  try {
    execFileSync(PROGRAM, ["plant", CASE, "--seed", String(SEED), ...LIGHT, "--out", out], { cwd: ROOT, stdio: "pipe" });
  } catch (error) {
    // 1: something was found that was not planted; the truth is written all the same.
    if ((error as { status?: number }).status !== 1) throw error;
  }
  const { planted } = JSON.parse(readFileSync(join(out, "truth.json"), "utf8")) as { planted: { id: string; shows: Spot }[] };
  const { defects } = JSON.parse(readFileSync(join(ROOT, `target/content/review-${CASE}.json`), "utf8")) as { defects: Defect[] };
  return planted.map(({ id, shows }) => ({ ...(defects.find((defect) => defect.id === id) as Defect), shows }));
}

async function take(page: Page, mode: string): Promise<void> {
  await page.goto(`#/case/review-${CASE}?seed=${SEED}&mode=${mode}`);
  await page.getByRole("button", { name: "开始审核" }).click();
  await page.getByRole("radio", { name: /^轻/ }).check({ force: true });
  await page.getByRole("button", { name: "取卷", exact: true }).click();
  await expect(page.getByRole("group", { name: "卷内目录" })).toBeVisible();
}

/** Opens the form at a place. */
async function point(page: Page, spot: Spot): Promise<void> {
  if (spot.missing) {
    await page.getByRole("button", { name: "缺少文书", exact: true }).click();
    await page.getByLabel("缺少的文书").selectOption(spot.missing);
    return;
  }
  await page.locator(`[data-leaf="${spot.item}"]`).click();
  if (!spot.field) return page.getByRole("button", { name: "标注整件" }).click();
  const place = page.locator(`.review-half [data-spot="${spot.field}"]`);
  await place.hover();
  await place.locator(".spot-mark").click();
}

interface Told {
  category: string;
  severity: string;
  remedy: string;
  basis?: string;
  confidence: string;
}

async function mark(page: Page, spot: Spot, told: Told): Promise<void> {
  await point(page, spot);
  const form = page.getByRole("form", { name: "标注" });
  for (const [group, name] of [["类别", told.category], ["后果", told.severity], ["处理意见", told.remedy], ["把握", told.confidence]] as const) {
    await form.getByRole("group", { name: group, exact: true }).locator("label.chip").filter({ has: page.getByText(name, { exact: true }) }).click();
  }
  if (told.basis) await form.getByLabel("依据（可不填）").fill(told.basis);
  await form.getByRole("button", { name: "保存标注" }).click();
  await expect(form).toHaveCount(0);
}

const right = (defect: Defect): Told => ({ ...defect, basis: defect.basis[0], confidence: "确定" });

async function conclude(page: Page, conclusion: string): Promise<void> {
  await page.getByRole("button", { name: "下结论" }).click();
  const dialog = page.getByRole("dialog", { name: "审核结论" });
  await dialog.getByRole("radio", { name: new RegExp(`^${conclusion}`) }).check({ force: true });
  await dialog.getByRole("button", { name: "提交" }).click();
  await expect(page.locator(".review-result")).toBeVisible();
}

async function score(page: Page): Promise<number> {
  return Number(await page.locator(".score-number strong").textContent());
}

// A whole dossier is read and marked: on a slow computer that takes its time.
test.describe.configure({ timeout: 240_000 });

test("a perfect review scores at least 90 and gives nothing away before", async ({ page }) => {
  const planted = truth();
  const real = planted.filter((defect) => !defect.decoy);
  expect(real.length).toBeGreaterThan(1);
  await take(page, "practice");
  await expectAccessible(page);
  for (const defect of real) await mark(page, defect.shows, right(defect));
  await expect(page.locator(".mark-card")).toHaveCount(real.length);
  await expect(page.locator("body")).not.toContainText("看漏");
  const due = real.map((defect) => defect.remedy).sort((a, b) => REMEDIES.indexOf(b) - REMEDIES.indexOf(a))[0] as string;
  await conclude(page, due);
  expect(await score(page)).toBeGreaterThanOrEqual(90);
  await expect(page.locator(".defect.missed")).toHaveCount(0);
  await page.getByRole("button", { name: /^看位置/ }).first().click();
  await expect(page.getByRole("dialog").locator(".sheet")).toBeVisible();
  await page.getByRole("button", { name: "关闭" }).click();
  await expectAccessible(page);
});

test("a careless review is told what it overlooked; a reload loses nothing", async ({ page }) => {
  const [first, ...rest] = truth().filter((defect) => !defect.decoy) as [Defect & { shows: Spot }, ...Defect[]];
  await take(page, "exam");
  await expect(page.getByRole("button", { name: "提示", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "撤销", exact: true })).toHaveCount(0);
  await mark(page, first.shows, { ...right(first), severity: "提示", remedy: "同意", basis: "", confidence: "存疑" });
  await page.getByRole("button", { name: "审核意见书", exact: true }).click();
  await page.getByRole("button", { name: "从标注写入问题清单" }).click();
  await expect(page.getByRole("dialog").locator(".sheet")).toContainText("应当予以说明");
  await page.getByRole("dialog").getByRole("button", { name: "写好" }).click();
  await expect(page.getByTestId("save-state")).toHaveText("已保存");
  await page.reload();
  await expect(page.locator(".mark-card")).toHaveCount(1);
  await expect(page.locator(".review-quiet")).toContainText("意见书已写 1 栏");
  await conclude(page, "同意");
  expect(await score(page)).toBeLessThan(60);
  await expect(page.locator(".defects").first().locator(".defect.missed")).toHaveCount(rest.length);
  await expect(page.locator(".judged-mark .wrong")).not.toHaveCount(0);
});

test("a paranoid review that marks everything does not pass", async ({ page }) => {
  test.slow();
  await take(page, "practice");
  const leaves = await page.locator("[data-leaf]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-leaf") as string));
  for (const item of leaves) {
    await mark(page, { item, field: "", span: null, missing: "" }, { category: "程序", severity: "撤销", remedy: "退回重做程序", confidence: "确定" });
  }
  await conclude(page, "退回重做程序");
  expect(await score(page)).toBeLessThan(60);
  await expect(page.getByRole("heading", { name: "标了而其实合法的" })).toBeVisible();
});

test("selected words become the place of a mark, which can be changed and taken back", async ({ page }) => {
  await take(page, "guided");
  const words = page.locator(".review-half .spot [data-from]", { hasText: /\S{6,}/ }).first();
  const text = (await words.textContent()) as string;
  await words.evaluate((element) => {
    const range = document.createRange();
    range.setStart(element.firstChild as Node, 1);
    range.setEnd(element.firstChild as Node, 4);
    const selection = window.getSelection() as Selection;
    selection.removeAllRanges();
    selection.addRange(range);
  });
  await page.getByRole("button", { name: /^标注所选/ }).click();
  const form = page.getByRole("form", { name: "标注" });
  await expect(form.locator("q")).toHaveText(text.slice(1, 4));
  await form.getByRole("button", { name: "保存标注" }).click();
  await expect(form.getByRole("alert")).toContainText("还没有选类别");
  for (const name of ["文书", "可补正", "改正", "存疑"]) await form.locator("label.chip").filter({ has: page.getByText(name, { exact: true }) }).first().click();
  await form.getByRole("button", { name: "保存标注" }).click();
  await expect(page.locator(".review-half mark")).toHaveText(text.slice(1, 4));
  await page.getByRole("button", { name: /^修改标注 1/ }).click();
  await page.getByRole("form", { name: "修改标注" }).getByRole("button", { name: "删除" }).click();
  await expect(page.locator(".mark-card")).toHaveCount(0);
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(page.locator(".mark-card")).toHaveCount(1);
  await page.getByRole("button", { name: "提示", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "提示" })).toContainText("角度再看一看");
});

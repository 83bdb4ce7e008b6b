// 云上联审: one sitting held carefully, one carelessly, in a real browser.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/fixtures";

interface Planted {
  id: string;
  decoy: boolean;
  category: string;
  severity: string;
  remedy: string;
  basis: string[];
  shows: { item: string; field: string; span: [number, number] | null; missing: string };
}
interface Dossier {
  town: string;
  planted: Planted[];
}

const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = process.env.LIFA_CLI ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "tool/lifa");
const SITTING = "joint-first";
const SEED = 4;
/** The mildest first. */
const REMEDIES = ["同意", "改正", "补充调查", "退回重做程序", "移送"];

function truth(): Dossier[] {
  return JSON.parse(execFileSync(PROGRAM, ["joint", SITTING, "--seed", String(SEED)], { cwd: ROOT, encoding: "utf8" }));
}

async function convene(page: Page, mode: string, way: string): Promise<void> {
  await page.goto(`#/case/${SITTING}?seed=${SEED}&mode=${mode}`);
  await page.getByRole("button", { name: "开始联审" }).click();
  await page.getByRole("radio", { name: new RegExp(`^${way}`) }).check({ force: true });
  await page.getByRole("button", { name: "开会", exact: true }).click();
  await expect(page.getByRole("list", { name: "送审的卷" })).toBeVisible();
}

/** Minutes used, as the head says. */
async function used(page: Page): Promise<number> {
  return Number(/已用 (\d+)/.exec((await page.locator(".top .clock").textContent()) ?? "")?.[1]);
}

async function mark(page: Page, defect: Planted): Promise<void> {
  const { shows } = defect;
  if (shows.missing) {
    await page.getByRole("button", { name: "缺少文书", exact: true }).click();
    await page.getByLabel("缺少的文书").selectOption(shows.missing);
  } else {
    await page.locator(`[data-leaf="${shows.item}"]`).click();
    if (shows.field) {
      const place = page.locator(`.review-half [data-spot="${shows.field}"]`);
      await place.hover();
      await place.locator(".spot-mark").click();
    } else {
      await page.getByRole("button", { name: "标注整件" }).click();
    }
  }
  const form = page.getByRole("form", { name: "标注" });
  for (const [group, name] of [["类别", defect.category], ["后果", defect.severity], ["处理意见", defect.remedy], ["把握", "确定"]] as const) {
    await form.getByRole("group", { name: group, exact: true }).locator("label.chip").filter({ has: page.getByText(name, { exact: true }) }).click();
  }
  await form.getByLabel("依据（可不填）").fill(defect.basis[0]);
  await form.getByRole("button", { name: "保存标注" }).click();
  await expect(form).toHaveCount(0);
}

async function decide(page: Page, opener: string, conclusion: string): Promise<void> {
  await page.getByRole("button", { name: opener, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: /审核结论$/ });
  await dialog.getByRole("radio", { name: new RegExp(`^${conclusion}`) }).check({ force: true });
  await dialog.getByRole("button", { name: "定结论" }).click();
  await expect(dialog).toHaveCount(0);
}

async function close(page: Page): Promise<number> {
  await page.getByRole("button", { name: "散会", exact: true }).click();
  await page.getByRole("dialog", { name: "散会？" }).getByRole("button", { name: "散会并看结果" }).click();
  const result = page.getByRole("region", { name: "成绩" });
  await expect(result).toBeVisible();
  return Number(await result.locator(".score-number strong").textContent());
}

test("a sitting held carefully stops what is wrong, agrees to what is right, and keeps the time", async ({ page }) => {
  test.setTimeout(180_000);
  await convene(page, "practice", "云上联审");
  await expectAccessible(page);
  for (const [n, dossier] of truth().entries()) {
    await page.getByRole("button", { name: `取卷：${dossier.town}` }).click();
    await expect(page.getByText("在目录里点一份材料，开始看。")).toBeVisible();
    const defects = dossier.planted.filter(({ decoy }) => !decoy);
    if (n === 0) {
      // Reading costs its minutes once; what was read can be turned to again.
      const [first, second] = [page.locator("[data-leaf]").first(), page.locator("[data-leaf]").nth(1)];
      const before = await used(page);
      const price = Number(/(\d+) 分/.exec((await first.textContent()) ?? "")?.[1]);
      await first.click();
      await expect(first).toContainText("已看");
      await expect.poll(() => used(page)).toBe(before + price);
      await second.click();
      const after = await used(page);
      await first.click();
      await expect.poll(() => used(page)).toBe(after);
      await expectAccessible(page);
      // A step taken back gives its time back.
      await page.getByRole("button", { name: "撤销", exact: true }).click();
      await expect.poll(() => used(page)).toBe(before + price);
      await page.getByRole("button", { name: /^调取原始载体/ }).click();
      await expect(page.getByText(/^原始载体 \d+:\d+ 到/)).toBeVisible();
    }
    for (const defect of defects) await mark(page, defect);
    const due = Math.max(0, ...defects.map(({ remedy }) => REMEDIES.indexOf(remedy)));
    await decide(page, "下结论", REMEDIES[due]);
    await expect(page.getByRole("list", { name: "送审的卷" })).toContainText(REMEDIES[due]);
  }
  await expect(page.getByTestId("save-state")).toHaveAttribute("data-state", "saved");
  const score = await close(page);
  expect(score).toBeGreaterThanOrEqual(95);
  await expect(page.getByRole("region", { name: "各卷", exact: true }).getByText("放过", { exact: true })).toHaveCount(0);
  await expectAccessible(page);
  // It is there again after a reload, with the same result.
  await page.reload();
  await expect(page.getByRole("region", { name: "成绩" }).locator(".score-number strong")).toHaveText(String(score));
});

test("a sitting that agrees to everything unread lets defects through and says which", async ({ page }) => {
  await convene(page, "exam", "到场联审");
  const dossiers = truth();
  for (const { town } of dossiers) await decide(page, `下结论：${town}`, "同意");
  const score = await close(page);
  expect(score).toBeLessThan(60);
  const fatal = ({ decoy, severity }: Planted) => !decoy && ["撤销", "无效"].includes(severity);
  const through = dossiers.filter(({ planted }) => planted.some(fatal));
  expect(through.length).toBeGreaterThan(0);
  const table = page.getByRole("region", { name: "各卷", exact: true });
  await expect(table.getByText("放过", { exact: true })).toHaveCount(through.length);
  await expect(page.getByRole("region", { name: "成绩" })).toContainText("总分不超过 59 分");
  for (const { town } of through) {
    await expect(page.getByRole("region", { name: new RegExp(`^${town}\\s`) })).toContainText("同意的卷里有会导致撤销或者无效的问题");
  }
  await expectAccessible(page);
});

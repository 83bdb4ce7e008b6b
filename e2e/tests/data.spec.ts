// One's data: taken out, erased, brought back; files that mean no good; a browser that does not store.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archive, bring, give, type Archive } from "../support/archive";
import { course } from "../support/courses";
import { Desk, points, Report } from "../support/desk";
import { expect, test } from "../support/fixtures";

test("what is exported and erased comes back by import", async ({ page }) => {
  const flawed = course("k3 decided on the day of notice");
  const open = course("k1 fined on the spot");
  const id = await bring(page, flawed, "exam");
  await bring(page, open, "practice", 3);
  await page.getByRole("textbox", { name: "姓名" }).fill("周建明");
  await page.locator("label").filter({ hasText: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByText("本机有 2 次办案记录。")).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出全部数据" }).click();
  const file = await (await downloading).path();
  await expect(page.getByText("已导出 2 次办案记录。")).toBeVisible();

  await page.getByRole("button", { name: "清除全部数据" }).click();
  const sure = page.getByRole("dialog", { name: "清除本机全部数据？" });
  await sure.getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("本机有 2 次办案记录。")).toBeVisible();
  await page.getByRole("button", { name: "清除全部数据" }).click();
  await sure.getByRole("button", { name: "清除", exact: true }).click();
  await expect(page.getByText("本机数据已全部清除。")).toBeVisible();
  await expect(page.getByText("本机有 0 次办案记录。")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "姓名" })).toHaveValue("");
  await expect(page.getByText("本机有 0 次办案记录。")).toBeVisible();

  await give(page, file);
  const plan = page.getByRole("dialog", { name: "导入数据" });
  await expect(plan).toContainText("新增：2 次");
  await plan.locator("label").filter({ hasText: "同时恢复姓名、单位和显示设置" }).click();
  await plan.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("已导入 2 次办案记录。")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto(`./#/report/${id}`);
  await expect((await Report.open(page)).head).toContainText(`${points(flawed.score)}/ 100 分`);
  await page.goto("./#/");
  await page.getByRole("link", { name: "继续办理" }).click();
  const desk = new Desk(page);
  await desk.ready(open.title);
  await desk.play(open.steps.slice(3, 4));

  // The same file again has nothing new: the run that has gone on is not set back.
  await page.goto("./#/settings");
  await give(page, file);
  await expect(plan).toContainText("本机已有，不再导入：2 次");
  await plan.getByRole("button", { name: "取消" }).click();
  await expect(page.getByText("本机有 2 次办案记录。")).toBeVisible();
});

type Spoil = (good: Archive) => string | Buffer;
const text = (change: (good: Archive) => void) => (good: Archive) => {
  const copy: Archive = structuredClone(good);
  change(copy);
  return JSON.stringify(copy);
};
const SCRIPT = "<script>document.title='caught'</script><img src=x onerror=\"document.title='caught'\">";

const hostile: Record<string, Spoil> = {
  "nothing": () => "",
  "an empty object": () => "{}",
  "another format": () => JSON.stringify({ format: "else", version: 1 }),
  "a newer version": text((file) => (file.version = 99)),
  "a run of a newer schema": text((file) => (file.runs[0].header.schema = 99)),
  "half a file": (good) => JSON.stringify(good).slice(0, 20_000),
  "brackets, a million deep": () => "[".repeat(1_000_000),
  "objects, a hundred thousand deep": () => `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
  "NaN for a number": (good) => JSON.stringify(good).replace('"entries":3', '"entries":NaN'),
  "1e400 for a number": (good) => JSON.stringify(good).replace('"entries":3', '"entries":1e400'),
  "-1 for a number": (good) => JSON.stringify(good).replace('"entries":3', '"entries":-1'),
  "a lone surrogate": (good) => JSON.stringify(good).replace('"place":"', '"place":"\\ud800'),
  "bytes that are no text": (good) => Buffer.concat([Buffer.from(JSON.stringify(good)), Buffer.from([0xff, 0xfe, 0xc0])]),
  "keys of the prototype": () => '{"__proto__":{"format":"lifa-archive","version":1},"constructor":{"prototype":{"format":"lifa-archive"}}}',
  "script tags": text((file) => ((file.runs[0].header.record as Record<string, unknown>).title = SCRIPT)),
  "script tags for an identifier": text((file) => (file.runs[0].header.id = SCRIPT)),
  "a way out of the folder": text((file) => (file.runs[0].header.id = "../../../etc/passwd")),
  "a score that was not earned": text((file) => Object.assign(file.runs[0].header, { finished: true, score: 10_000, passed: true })),
  "a changed step": text((file) => (file.runs[0].entries[0] = file.runs[0].entries[0].replace("投诉举报", "日常巡查"))),
  "a missing step": text((file) => file.runs[0].entries.pop()),
  "the same run twice": text((file) => file.runs.push(file.runs[0])),
  "changed content": text((file) => (file.bundles[0].text = file.bundles[0].text.replace("油烟", "油气"))),
  "no content": text((file) => (file.bundles = [])),
};

test("a file that means no good is told to be so and changes nothing", async ({ page }) => {
  test.setTimeout(180_000);
  const k3 = course("k3 with a hearing");
  await bring(page, k3, "practice", 2);
  const good = await archive(page, k3, "practice", "r-other", 3);
  const before = await everything(page);
  const refused = page.getByRole("alert").filter({ hasText: "没有导入任何内容。" });
  for (const [name, spoil] of Object.entries(hostile)) {
    await test.step(name, async () => {
      await page.reload();
      await expect(page.getByText("本机有 1 次办案记录。")).toBeVisible();
      const file = spoil(good);
      expect(file, name).not.toBe(JSON.stringify(good));
      await give(page, Buffer.from(file));
      await expect(refused, name).toBeVisible({ timeout: 20_000 });
      await expect(page.getByRole("dialog"), name).toHaveCount(0);
      await expect(page, name).toHaveTitle("设置 · 砺法");
      expect(await everything(page), name).toEqual(before);
    });
  }
  await test.step("50 MB", async () => {
    const huge = join(mkdtempSync(join(tmpdir(), "lifa-")), "huge.json");
    writeFileSync(huge, `{"format":"lifa-archive","version":1,"settings":null,"bundles":[],"runs":[],"more":"${"x".repeat(50 << 20)}"}`);
    await page.reload();
    await give(page, huge);
    await expect(refused).toContainText("50 MB");
    expect(await everything(page)).toEqual(before);
  });
});

test("where nothing can be stored it says so, and one can still play", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  });
  const k3 = course("k3 with a hearing");
  await page.goto("./");
  await expect(page.getByText(/浏览器不允许本页面保存数据.*关闭后即消失。/)).toBeVisible();
  await page.goto(`./#/case/k3?seed=${k3.seed}&mode=practice`);
  await page.getByRole("button", { name: "开始办案" }).click();
  await expect(page.getByTestId("save-state")).toHaveText("仅在本页");
  const desk = new Desk(page);
  for (const step of k3.steps.slice(0, 2)) {
    if (step.do !== "act") continue;
    await desk.fill(step);
    await desk.submit(step.action);
  }
  await expect(page.getByRole("log", { name: "现场记录" })).toContainText("核对管辖与权限");
});

test.describe("the browser's own complaint about the disk", () => {
  test("a full disk is told; after room was made the steps are written", async ({ page }) => {
    const k3 = course("k3 with a hearing");
    const desk = await Desk.begin(page, k3, "practice");
    await desk.play(k3.steps.slice(0, 1));
    await page.evaluate(() => {
      const add = IDBObjectStore.prototype.add;
      Object.assign(window, { makeRoom: () => (IDBObjectStore.prototype.add = add) });
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    for (const step of k3.steps.slice(1, 3)) {
      if (step.do !== "act") continue;
      await desk.fill(step);
      await desk.submit(step.action);
    }
    await expect(desk.saved).toHaveText("未保存");
    const banner = page.getByRole("alert").filter({ hasText: "存储空间已满" });
    await expect(banner).toBeVisible();
    await page.evaluate(() => (window as unknown as { makeRoom: () => void }).makeRoom());
    await banner.getByRole("button", { name: "重试" }).click();
    await expect(desk.saved).toHaveText("已保存");
    await expect(banner).toHaveCount(0);
    await page.reload();
    await desk.ready(k3.title);
    await expect(page.getByRole("log", { name: "现场记录" })).toContainText("查询平台记录");
  });
});

test("drafts of a run go with it, and those of others stay", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  await bring(page, k3, "practice", 2);
  const kept = await bring(page, k3, "exam", 2);
  const gone = `r-${k3.case}-practice-2`;
  await page.evaluate(([gone, kept]) => {
    for (const run of [gone, kept]) localStorage.setItem(`lifa-writing-${run}-decision`, "{}");
  }, [gone, kept]);
  await page.reload();
  await page.getByText("查看每次办案").click();
  await page.getByRole("button", { name: /^删除川味小炒油烟案（练习/ }).click();
  await page.getByRole("dialog", { name: "删除这次办案？" }).getByRole("button", { name: "删除", exact: true }).click();
  await expect(page.getByText("本机有 1 次办案记录。")).toBeVisible();
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("lifa-writing-")));
  await expect.poll(drafts).toEqual([`lifa-writing-${kept}-decision`]);
});

test("a damaged record is told apart, the others work, and nothing is deleted unasked", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  await bring(page, k3, "practice", 2);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("lifa");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("runs", "readwrite");
          transaction.objectStore("runs").put('{"schema":1,"id":', "r-broken");
          transaction.oncomplete = () => resolve(opening.result.close());
        };
      }),
  );
  await page.reload();
  await expect(page.getByText("本机有 1 次办案记录。")).toBeVisible();
  const damaged = page.getByText("有一条记录不能读取（r-broken）。");
  await expect(damaged).toBeVisible();
  await page.goto("./#/");
  await page.getByRole("link", { name: "继续办理" }).click();
  await new Desk(page).ready(k3.title);
  await page.goto("./#/settings");
  await expect(damaged).toBeVisible();
  await page.getByRole("button", { name: "删除", exact: true }).last().click();
  await page.getByRole("button", { name: "确认删除这条记录" }).click();
  await expect(page.getByText("已删除。")).toBeVisible();
  await expect(damaged).toHaveCount(0);
});

test("data of a newer version are left alone", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  await bring(page, k3, "practice", 2);
  // A page of the newer version lays the data out anew; the open page of the old one lets go.
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("lifa", 1_000);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => resolve(opening.result.close());
      }),
  );
  await page.reload();
  await page.goto("./#/");
  await expect(page.getByText(/本机数据由更新版本的砺法写入.*原数据没有改动/)).toBeVisible();
  await expect(page.getByRole("link", { name: /模拟办案/ })).toBeVisible();
  expect((await everything(page)).runs).toHaveLength(1);
});

/** All that is stored, as it lies there. */
async function everything(page: import("@playwright/test").Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, unknown[]>>((resolve, reject) => {
        const opening = indexedDB.open("lifa");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = [...opening.result.objectStoreNames];
          const transaction = opening.result.transaction(names);
          const found: Record<string, unknown[]> = { settings: [localStorage.getItem("lifa.settings")] };
          for (const name of names) {
            const all = transaction.objectStore(name).getAll();
            all.onsuccess = () => (found[name] = all.result);
          }
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(found);
          };
        };
      }),
  );
}

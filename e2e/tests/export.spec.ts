// Documents and the file of a case as files for Word and WPS, written in the browser.
import { bring } from "../support/archive";
import { course, dossier } from "../support/courses";
import { Desk } from "../support/desk";
import { pressed } from "../support/download";
import { expect, test } from "../support/fixtures";
import { unzip, words } from "../support/zip";

test("a document is exported for Word, and only then is the program fetched", async ({ page }) => {
  const programs: string[] = [];
  page.on("request", (request) => {
    if (/\/export[-_].*\.wasm$/.test(request.url())) programs.push(request.url());
  });
  const k1 = course("k1 by ordinary procedure");
  const id = await bring(page, k1, "practice");
  await page.goto(`./#/run/${id}`);
  const desk = new Desk(page);
  await expect(page.getByRole("heading", { level: 1, name: k1.title })).toBeVisible();
  const list = page.getByRole("list", { name: "案卷目录" });
  await list.getByRole("button").filter({ hasText: "决定书" }).first().click();
  const title = (await desk.dialog.locator(".sheet-title").textContent()) ?? "";
  const number = (await desk.dialog.locator(".sheet-number").textContent()) ?? "";
  expect(programs).toEqual([]);

  const { name, bytes } = await pressed(page, desk.dialog.getByRole("button", { name: "导出 Word" }));
  expect(name).toBe(`${title}.docx`);
  expect(words(bytes)).toContain(title);
  expect(words(bytes)).toContain(number);
  expect(unzip(bytes).get("word/header.xml")?.toString()).toContain("教学用");
  await expect(desk.dialog.getByRole("status")).toHaveText("已保存到下载文件夹。");
  expect(programs).toHaveLength(1);
});

for (const mode of ["guided", "practice", "exam"] as const) {
  test(`the file of a case is the same from the browser and from the native program: ${mode}`, async ({ page }) => {
    const k1 = course("k1 by ordinary procedure");
    const id = await bring(page, k1, mode);
    await page.goto(`./#/run/${id}`);
    const rows = page.getByRole("list", { name: "案卷目录" }).getByRole("listitem");
    await expect(rows.first()).toBeVisible();
    const { name, bytes } = await pressed(page, page.getByRole("button", { name: "导出案卷" }));
    expect(name).toBe(`${k1.title} 卷宗.zip`);

    const names = [...unzip(bytes).keys()];
    expect(names.slice(0, 2)).toEqual(["00 卷宗目录.docx", "卷宗目录.txt"]);
    await page.getByRole("button", { name: "卷宗顺序" }).click();
    const labels = await rows.locator("span").allTextContents();
    expect(names).toHaveLength(labels.length + 2);
    const contents = words(unzip(bytes).get("00 卷宗目录.docx")!);
    for (const [n, label] of labels.entries()) {
      expect(names[n + 2]).toMatch(new RegExp(`^${String(n + 1).padStart(2, "0")} .+\\.docx$`));
      expect(contents).toContain(label);
    }
    expect(bytes.equals(dossier(k1, mode)), "byte by byte").toBe(true);
  });
}

test("an exam that is not over hands out no file", async ({ page }) => {
  const k1 = course("k1 by ordinary procedure");
  const id = await bring(page, k1, "exam", 10);
  await page.goto(`./#/run/${id}`);
  await expect(page.getByRole("list", { name: "案卷目录" }).getByRole("listitem").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "导出案卷" })).toHaveCount(0);
});

test.describe("a program that cannot be fetched", () => {
  test.use({ expectedErrors: /ERR_FAILED/ });

  test("is told of, and one may try again", async ({ page, context }) => {
    const k1 = course("k1 by ordinary procedure");
    const id = await bring(page, k1, "practice");
    await page.goto(`./#/run/${id}`);
    await context.route("**/export-*_bg.wasm", (route) => route.abort());
    const button = page.getByRole("button", { name: "导出案卷" });
    await button.click();
    await expect(page.getByText(/^没有导出。/)).toBeVisible();
    await context.unroute("**/export-*_bg.wasm");
    const { bytes } = await pressed(page, button);
    expect(unzip(bytes).size).toBeGreaterThan(2);
  });
});

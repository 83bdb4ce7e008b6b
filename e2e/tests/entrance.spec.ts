// Two programs: the entrance, which a first visit loads, and the one with every screen.
import { expect, test } from "../support/fixtures";

test("a first visit loads the entrance alone, and a case the rest", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const programs = () => fetched.filter((path) => path.endsWith(".wasm")).map((path) => path.replace(/^.*\/|-.*$/g, ""));
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("砺法");
  await page.waitForLoadState("networkidle");
  expect(programs()).toEqual(["app"]);
  await page.getByRole("link", { name: /^办理/ }).click();
  await expect(page.getByRole("button", { name: "开始办案" })).toBeVisible();
  expect(programs()).toEqual(["app", "training"]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("综合行政执法实训");
  await expect(page.getByRole("main")).toHaveCount(1);
});

test("a report's address opens without the entrance", async ({ page }) => {
  const programs: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm")) programs.push(request.url().replace(/^.*\/|-.*$/g, ""));
  });
  await page.goto("./#/report/none");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(programs).toEqual(["training"]);
});

test("where the rest cannot be fetched, the entrance says so and goes on when it can", async ({ browser, appUrl }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(appUrl);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.route("**/training-*", (route) => route.abort());
  await page.goto(`${appUrl}#/settings`);
  await expect(page.getByRole("alert")).toContainText("没有取到办案程序");
  await page.unroute("**/training-*");
  await page.getByRole("button", { name: "重试" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "设置" })).toBeVisible();
  await context.close();
});

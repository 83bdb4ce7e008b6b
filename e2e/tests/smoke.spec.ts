import { expect, test, watch } from "../support/fixtures";

test("the page shows the app and takes its loading note away", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle(/砺法$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("砺法");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("every file comes with the security headers and its media type", async ({ page }) => {
  const answers: Promise<[string, Record<string, string>]>[] = [];
  page.on("response", (response) => answers.push(response.allHeaders().then((headers) => [response.url(), headers])));
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const types = new Map<string, string>();
  for (const [url, headers] of await Promise.all(answers)) {
    types.set(new URL(url).pathname.replace(/.*\./, ""), headers["content-type"]);
    expect(headers["content-security-policy"], url).toMatch(/script-src 'self' 'wasm-unsafe-eval';.*frame-ancestors 'none'/);
    expect(headers["x-content-type-options"], url).toBe("nosniff");
    expect(headers["referrer-policy"], url).toBe("no-referrer");
    expect(headers["cross-origin-opener-policy"], url).toBe("same-origin");
  }
  expect(types.get("wasm")).toBe("application/wasm");
  expect(types.get("js")).toMatch(/^text\/javascript/);
  expect(types.get("css")).toMatch(/^text\/css/);
});

test.describe("the policy", () => {
  test.use({ expectedErrors: /inline script|policy violation: script-src-elem inline/ });

  test("stops an inline script", async ({ page }) => {
    await page.goto("./");
    const ran = await page.evaluate(() => {
      const inline = document.createElement("script");
      inline.textContent = "window.inlineRan = true";
      document.body.append(inline);
      return "inlineRan" in window;
    });
    expect(ran).toBe(false);
  });
});

test("the app works from a folder of a host that sends no headers", async ({ page, plainUrl }) => {
  const response = await page.goto(plainUrl);
  expect(response?.headers()["content-security-policy"]).toBeUndefined();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("砺法");
  await expect(page.locator("meta[http-equiv=Content-Security-Policy]")).toHaveAttribute("content", /script-src 'self' 'wasm-unsafe-eval'/);
});

test("the app works over plain http under an intranet name", async ({ page, intranetUrl }) => {
  await page.goto(intranetUrl);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("砺法");
});

test("without scripts the page says what it needs", async ({ browser, appUrl }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(appUrl);
  await expect(page.locator("noscript p")).toBeVisible();
  await context.close();
});

test("an app that cannot be loaded says so and offers to try again", async ({ browser, appUrl }) => {
  const context = await browser.newContext();
  const faults = await watch(context);
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(appUrl);
  await expect(page.getByRole("alert")).toContainText("砺法没有打开");
  expect(faults.length).toBeGreaterThan(0);
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "重新载入" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("砺法");
  await context.close();
});

test("every case of the content index can be fetched", async ({ request }) => {
  const index = await (await request.get("content/index.json")).json();
  expect(index.entries.length).toBeGreaterThan(0);
  for (const { id, file } of index.entries) {
    const answer = await request.get(`content/${file}`);
    expect(answer.status(), id).toBe(200);
    expect(answer.headers()["content-type"], id).toBe("application/json");
    await answer.json();
  }
});

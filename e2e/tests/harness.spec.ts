// What the other tests lean on: faults are seen, a killed browser keeps what it has acknowledged, helpers do what they say.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expectAccessible } from "../support/axe";
import { expect, test, watch } from "../support/fixtures";
import { compose } from "../support/ime";
import { Profile } from "../support/profile";
import { inputToPaint, throttle } from "../support/speed";

test("a watched page cannot err, break the policy or ask another origin unseen", async ({ browser, plainUrl, appUrl }) => {
  const other = createServer((_, response) => response.setHeader("Access-Control-Allow-Origin", "*").end("{}")).listen(0, "127.0.0.1");
  await once(other, "listening");
  const foreign = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  const context = await browser.newContext();
  const faults = await watch(context);
  const page = await context.newPage();

  await page.goto(appUrl);
  await page.evaluate(() => console.error("said on the console"));
  await page.evaluate(() => void setTimeout(() => { throw new Error("thrown at nobody"); }));
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("style"), { textContent: "p {}" })));
  await page.evaluate((foreign) => fetch(foreign).catch(() => {}), foreign);
  for (const expected of [/console: said on the console/, /exception: thrown at nobody/, /policy violation: style-src/, /policy violation: connect-src/]) {
    await expect.poll(() => faults.some((fault) => expected.test(fault)), { message: String(expected) }).toBe(true);
  }

  // Without any policy nothing stops the request, and it is seen as such.
  await page.route(plainUrl, (route) => route.fulfill({ contentType: "text/html", body: "<h1>bare</h1>" }));
  await page.goto(plainUrl);
  faults.length = 0;
  await page.evaluate((foreign) => fetch(foreign).catch(() => {}), foreign);
  expect(faults).toContain(`foreign request: ${foreign}`);
  await context.close();
  other.close();
});

test("a killed browser comes back with what had been stored", async ({ appUrl }) => {
  const profile = await Profile.create();
  try {
    const before = await (await profile.open()).newPage();
    await before.goto(appUrl);
    await before.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open("harness", 1);
          opening.onupgradeneeded = () => opening.result.createObjectStore("runs");
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const transaction = opening.result.transaction("runs", "readwrite", { durability: "strict" });
            transaction.objectStore("runs").put("acknowledged", 1);
            transaction.oncomplete = () => resolve();
          };
        }),
    );
    await profile.kill();
    const after = await (await profile.open()).newPage();
    await after.goto(appUrl);
    const stored = await after.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open("harness", 1);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction("runs").objectStore("runs").get(1);
            reading.onsuccess = () => resolve(reading.result);
          };
        }),
    );
    expect(stored).toBe("acknowledged");
  } finally {
    await profile.remove();
  }
});

test("the input method composes and commits like a real one", async ({ page }) => {
  await page.setContent("<label>姓名 <input></label>");
  const field = page.getByLabel("姓名");
  await field.evaluate((input) => {
    const seen: string[] = [];
    for (const name of ["compositionstart", "input", "compositionend"]) {
      input.addEventListener(name, (event) => seen.push(event instanceof InputEvent ? `input ${event.isComposing}` : name));
    }
    Object.assign(window, { seen });
  });
  await field.focus();
  await compose(page, ["n", "ni", "ni h", "nihao"], "你好");
  await expect(field).toHaveValue("你好");
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen[0]).toBe("compositionstart");
  expect(seen.at(-1)).toBe("compositionend");
  expect(seen.filter((name) => name === "input true").length).toBeGreaterThanOrEqual(4);
});

test("the time from input to paint holds the work done on the way, at the speed asked for", async ({ page }) => {
  await page.setContent("<button>办理</button>");
  await page.getByRole("button").evaluate((button) => {
    button.addEventListener("click", () => {
      let sum = 0;
      for (let i = 0; i < 30_000_000; i += 1) sum += i % 7;
      button.textContent = String(sum);
    });
  });
  const click = () => page.getByRole("button").click();
  let full = Infinity;
  for (let round = 0; round < 3; round += 1) full = Math.min(full, await inputToPaint(page, "click", click));
  await throttle(page, 4);
  const slowed = await inputToPaint(page, "click", click);
  expect(full).toBeGreaterThan(0);
  expect(slowed).toBeGreaterThan(full);
});

test("a page with a finding of axe is not accessible", async ({ page }) => {
  await page.setContent("<html lang='zh-CN'><title>页</title><main><h1>页</h1><img src='data:,'></main></html>");
  await expect(expectAccessible(page)).rejects.toThrow(/image-alt/);
  await page.setContent("<html lang='zh-CN'><title>页</title><main><h1>页</h1></main></html>");
  await expectAccessible(page);
});

// What has been done is never lost: reload, undo, a killed browser.
import { setTimeout as sleep } from "node:timers/promises";
import { bring } from "../support/archive";
import { course } from "../support/courses";
import { Desk } from "../support/desk";
import { expect, test, watch } from "../support/fixtures";
import { Profile } from "../support/profile";

test("a reloaded page goes on where it was", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  const desk = await Desk.begin(page, k3, "exam");
  await desk.play(k3.steps.slice(0, 3));
  const log = page.getByRole("log", { name: "现场记录" });
  const before = await log.innerText();
  const clock = await page.locator(".top-date").innerText();
  await page.reload();
  await desk.ready(k3.title);
  await expect(page.locator(".top-date")).toHaveText(clock);
  expect(await log.innerText()).toBe(before);
  await desk.play(k3.steps.slice(3, 5));
  await page.goto("./#/");
  await expect(page.getByRole("region", { name: k3.title })).toContainText("已办 5 步");
  await page.getByRole("link", { name: "继续办理" }).click();
  await desk.ready(k3.title);
});

test("in practice a step can be taken back, also after a reload", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  const desk = await Desk.begin(page, k3, "practice");
  const log = page.getByRole("log", { name: "现场记录" });
  await desk.play(k3.steps.slice(0, 2));
  const before = await log.innerText();
  const clock = await page.locator(".top-date").innerText();
  await desk.play(k3.steps.slice(2, 3));
  await expect(log).not.toHaveText(before, { useInnerText: true });
  await page.reload();
  await desk.ready(k3.title);
  await page.getByRole("button", { name: "撤回一步" }).click();
  await expect(page.getByRole("status").getByText("已撤回一步")).toBeAttached();
  await expect(page.locator(".top-date")).toHaveText(clock);
  expect(await log.innerText()).toBe(before);
  await expect(desk.saved).toHaveText("已保存");
  await page.reload();
  await desk.ready(k3.title);
  expect(await log.innerText()).toBe(before);
});

test("a program that has ended itself offers to open the run again", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  const desk = await Desk.begin(page, k3, "exam");
  await desk.play(k3.steps.slice(0, 1));
  await page.evaluate(() => dispatchEvent(new Event("lifa-panic")));
  const overlay = page.getByRole("alertdialog", { name: "程序出错，页面已停止" });
  await overlay.getByRole("button", { name: "重新打开" }).click();
  await desk.ready(k3.title);
  await expect(page.getByRole("log", { name: "现场记录" })).toContainText("登记线索");
});

test("a browser killed in mid-case, twenty times at random moments, restores all that it said it had saved", async ({ appUrl }) => {
  test.setTimeout(300_000);
  const k3 = course("k3 with a hearing");
  const first = k3.steps.findIndex((step) => step.do === "place");
  const step = k3.steps[first];
  if (step.do !== "place") throw new Error("the course places evidence");
  const random = generator(20_260_918);
  const profile = await Profile.create();
  try {
    const start = await (await profile.open()).newPage();
    const id = await bring(start, k3, "exam", first, appUrl);
    let sent = first;
    let acknowledged = first;
    const rounds: string[] = [];
    for (let round = 1; round <= 21; round += 1) {
      await profile.kill();
      const context = await profile.open();
      const faults = await watch(context);
      const page = await context.newPage();
      const desk = new Desk(page);
      await page.goto(appUrl);
      const stated = (await page.getByRole("region", { name: k3.title }).innerText()).match(/已办\s*(\d+)\s*步/);
      const found = Number(stated?.[1]);
      rounds.push(`${acknowledged}≤${found}≤${sent}`);
      expect(found, `round ${round}: acknowledged ≤ restored`).toBeGreaterThanOrEqual(acknowledged);
      expect(found, `round ${round}: restored ≤ sent`).toBeLessThanOrEqual(sent);
      sent = acknowledged = found;
      await page.goto(`${appUrl}#/run/${id}`);
      await desk.ready(k3.title);
      expect(faults).toEqual([]);
      if (round === 21) break;
      // The dagger falls while evidence is being put on an element and taken off again, as fast as it goes.
      await desk.openPlacing(step.element);
      const box = desk.dialog.locator("label").filter({ has: page.getByText(step.evidence, { exact: true }) });
      const clicking = (async () => {
        for (;;) {
          sent += 1;
          await box.click();
          if (random() < 0.5) continue;
          const until = sent;
          await expect(desk.saved).toHaveText("已保存");
          acknowledged = until;
        }
      })().catch(() => {});
      await sleep(Math.floor(random() * 700));
      await profile.kill();
      await clicking;
    }
    console.log(`acknowledged ≤ restored ≤ sent: ${rounds.join(" ")}`);
  } finally {
    await profile.remove();
  }
});

/** Numbers in [0, 1) that are the same in every run of the test. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

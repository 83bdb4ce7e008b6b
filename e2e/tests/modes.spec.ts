// 教学 asks before an unlawful step, 练习 tells on request, 考核 gives nothing away.
import { bring } from "../support/archive";
import { course, type Step } from "../support/courses";
import { Desk, Report } from "../support/desk";
import { expect, test } from "../support/fixtures";

test("in an exam the desk gives nothing away", async ({ page }) => {
  const k3 = course("k3 with a hearing");
  const served = k3.steps.findIndex((step) => step.do === "act" && step.action === "送达");
  const desk = new Desk(page);
  const id = await bring(page, k3, "exam", served);
  await page.goto(`./#/run/${id}`);
  await desk.ready(k3.title);

  // Nothing has been served: no date is known from a document.
  const dues = page.getByRole("region", { name: "待办与案卷" });
  await expect(dues.getByText("暂无期限。")).toBeVisible();
  await expect(page.getByRole("button", { name: "撤回一步" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "提示", exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "已发现的问题" })).toHaveCount(0);
  await expect(page.getByRole("columnheader", { name: "证据" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "判断" })).toHaveCount(0);

  // The order to correct has been served: the day that it states is due.
  await desk.play(k3.steps.slice(served, served + 1));
  const order = k3.steps.find((step) => step.do === "act" && step.action === "责令改正");
  const [, month, day] = order?.do === "act" ? order.fields.find((field) => field.kind === "date")!.answers[0].split("-").map(Number) : [];
  await expect(dues.getByText(`${month}/${day}`, { exact: true })).toBeVisible();

  // What is placed is not judged.
  const place = k3.steps.findIndex((step) => step.do === "place");
  await desk.play(k3.steps.slice(served + 1, place + 3));
  await expect(page.getByText(/已证明|孤证|证据不足|不计入/)).toHaveCount(0);
  await page.goto(`./#/report/${id}`);
  await expect(page.getByRole("heading", { name: "考核尚未结束" })).toBeVisible();
  await expect(page.getByText(/分$/)).toHaveCount(0);
});

test("while being taught one is asked before an unlawful step, and told why", async ({ page }) => {
  const flawed = course("k3 with an aide as second officer");
  const bad = flawed.steps.findIndex((step) => step.do === "act" && step.warns.length > 0);
  const step = flawed.steps[bad] as Extract<Step, { do: "act" }>;
  const desk = new Desk(page);
  const id = await bring(page, flawed, "guided", bad);
  await page.goto(`./#/run/${id}`);
  await desk.ready(flawed.title);
  const log = page.getByRole("log", { name: "现场记录" });
  const before = await log.innerText();

  const form = await desk.fill(step);
  await form.getByRole("button", { name: /^去做/ }).click();
  const question = page.getByRole("dialog", { name: "这样做会违法" });
  for (const title of step.warns) await expect(question).toContainText(title);
  await question.getByRole("list", { name: "依据" }).first().getByRole("button").first().click();
  await expect(question.getByRole("region", { name: /^要点卡：/ }).first()).toBeVisible();

  // Going back leaves the form as it was filled in, and the case as it stood.
  await question.getByRole("button", { name: "返回修改" }).click();
  await expect(question).toHaveCount(0);
  await expect(form.getByRole("checkbox", { checked: true }).or(form.getByRole("radio", { checked: true })).first()).toBeAttached();
  expect(await log.innerText()).toBe(before);

  await form.getByRole("button", { name: /^去做/ }).click();
  await question.getByRole("button", { name: "仍要这样做" }).click();
  await expect(form).toHaveCount(0);
  await page.getByRole("button", { name: "已发现的问题" }).click();
  const findings = page.getByRole("dialog", { name: /^已发现的问题/ });
  for (const title of step.warns) await expect(findings).toContainText(title);
  await page.keyboard.press("Escape");
  await expect(findings).toHaveCount(0);

  await page.getByRole("button", { name: "提示", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "下一步可以这样做" })).toBeVisible();
});

test("a lawful course is never asked about", async ({ page }) => {
  const k1 = course("k1 fined on the spot");
  expect(k1.steps.filter((step) => step.warns.length > 0)).toEqual([]);
  const desk = await Desk.begin(page, k1, "guided");
  await desk.play(k1.steps.slice(0, 5));
  await expect(page.getByRole("columnheader", { name: "判断" })).toBeVisible();
});

test("the report is a film that can be taken up anywhere, in practice only", async ({ page }) => {
  const flawed = course("k3 decided on the day of notice");
  const all = flawed.steps.length;
  const id = await bring(page, flawed, "practice");
  await page.goto(`./#/report/${id}`);
  await Report.open(page);
  const replay = page.getByRole("region", { name: "回看" });
  await expect(replay).toContainText(`第 ${all} / ${all} 步`);
  await replay.getByRole("slider", { name: "回看到第几步" }).fill("4");
  await expect(replay).toContainText(`第 4 / ${all} 步`);
  await replay.getByRole("button", { name: "从这里重来" }).click();
  const desk = new Desk(page);
  await desk.ready(flawed.title);
  await desk.play(flawed.steps.slice(4, 5));
  await page.goto("./#/");
  await expect(page.getByRole("region", { name: flawed.title })).toContainText("已办 5 步");

  const exam = await bring(page, flawed, "exam");
  await page.goto(`./#/report/${exam}`);
  await Report.open(page);
  await expect(page.getByRole("button", { name: "从这里重来" })).toHaveCount(0);
});

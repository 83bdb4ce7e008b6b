// Two pages on one run: one writes, the other looks on until it may take over.
import { course } from "../support/courses";
import { Desk } from "../support/desk";
import { expect, test } from "../support/fixtures";

for (const place of ["in a secure context", "over plain http on an intranet"] as const) {
  test(`a second page is told, looks on and takes over when the first has gone, ${place}`, async ({ context, appUrl, intranetUrl }) => {
    const base = place === "in a secure context" ? appUrl : intranetUrl;
    const k3 = course("k3 with a hearing");
    const first = await context.newPage();
    const desk = await Desk.begin(first, k3, "practice", base);
    expect(await first.evaluate(() => isSecureContext)).toBe(base === appUrl);
    await desk.play(k3.steps.slice(0, 1));

    const second = await context.newPage();
    await second.goto(first.url());
    const onlooker = new Desk(second);
    await onlooker.ready(k3.title);
    await expect(second.getByText("此案正在另一个页面办理。本页面只供查看，不能操作。")).toBeVisible();
    await expect(second.getByRole("log", { name: "现场记录" })).toContainText("登记线索");
    await expect(second.getByRole("button", { name: "推进到下一件事" })).toHaveCount(0);
    await onlooker.actions.getByRole("button", { name: "查询平台记录" }).click();
    await expect(second.getByText("本页面现在只供查看。")).toBeVisible();

    // The writer goes on undisturbed; the onlooker opens on what it has written.
    await desk.play(k3.steps.slice(1, 3));
    await first.close();
    await second.getByRole("button", { name: "在此继续办理" }).click();
    await expect(second.getByRole("log", { name: "现场记录" })).toContainText("查询平台记录");
    await expect(second.getByText("此案正在另一个页面办理。")).toHaveCount(0);
    await onlooker.play(k3.steps.slice(3, 4));
  });
}

// Whole cases by clicking, from the start page to the report.
import { course, type CourseName } from "../support/courses";
import { Desk, points, Report } from "../support/desk";
import { expect, test } from "../support/fixtures";

test.describe.configure({ timeout: 240_000 });

const lawful: CourseName[] = ["k3 below the hearing line", "k3 with a hearing", "k1 fined on the spot", "k1 by ordinary procedure"];
for (const name of lawful) {
  test(`a lawful course earns all points: ${name}`, async ({ page }) => {
    const played = course(name);
    const desk = await Desk.begin(page, played, "exam");
    await desk.play(played.steps);
    const report = await Report.open(page);
    await expect(report.head).toContainText("100/ 100 分");
    await expect(report.head).toContainText("优秀");
    await expect(report.head).toContainText(String(played.seed));
    expect(await report.findings()).toEqual([]);
    await expect(page.getByRole("region", { name: "合法路径对照" })).toContainText("与合法路径一致。");
  });
}

const flawed: CourseName[] = ["k3 decided on the day of notice", "k3 with an aide as second officer"];
for (const name of flawed) {
  test(`a flawed course is found to be what it is, and nothing else: ${name}`, async ({ page }) => {
    const played = course(name);
    const desk = await Desk.begin(page, played, "practice");
    await desk.play(played.steps);
    const report = await Report.open(page);
    expect((await report.findings()).sort()).toEqual(played.findings.map((finding) => finding.title).sort());
    await expect(report.head).toContainText(`${points(played.score)}/ 100 分`);
    await expect(report.head).toContainText("不合格");
    await expect(report.head).toContainText("总分不超过 59 分");
    // Every finding states its basis, which opens to its card in place.
    const region = page.getByRole("region", { name: "发现的问题" });
    const bases = region.getByRole("list", { name: "依据" });
    await expect(bases).toHaveCount(played.findings.length);
    await bases.first().getByRole("button").first().click();
    await expect(region.getByRole("region", { name: /^要点卡：/ }).first()).toBeVisible();
  });
}

import { expect, type Locator, type Page } from "@playwright/test";
import type { Course, Field, Mode, Step } from "./courses";

/** The desk of a case, worked by a person who reads labels and clicks. */
export class Desk {
  readonly actions: Locator;
  readonly saved: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.actions = page.getByRole("region", { name: "行动", exact: true });
    this.saved = page.getByTestId("save-state");
    this.dialog = page.getByRole("dialog");
  }

  /** Begins a run of the course's case with its seed, from the start page of the case; an exam without 文书制作. */
  static async begin(page: Page, { case: id, title, seed }: Course, mode: Mode, base = "./"): Promise<Desk> {
    await page.goto(`${base}#/case/${id}?seed=${seed}&mode=${mode}&documents=off`);
    await page.getByRole("button", { name: "开始办案" }).click();
    const desk = new Desk(page);
    await desk.ready(title);
    return desk;
  }

  async ready(title: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(this.saved).toHaveText("已保存");
  }

  async play(steps: Step[]): Promise<void> {
    for (const [n, step] of steps.entries()) {
      const before = steps[n - 1];
      const after = steps[n + 1];
      const same = (other?: Step) => step.do === "place" && other?.do === "place" && other.element === step.element;
      if (step.do === "place" && !same(before)) await this.openPlacing(step.element);
      await this.take(step);
      if (step.do === "place" && !same(after)) await this.dialog.getByRole("button", { name: "完成" }).click();
    }
    await expect(this.saved).toHaveText("已保存");
  }

  private async take(step: Step): Promise<void> {
    switch (step.do) {
      case "act":
        await this.fill(step);
        return this.submit(step.action);
      case "next":
        return this.next();
      case "until":
        return this.until(step.date);
      case "place":
        return this.toggle(step.evidence, true);
      case "finish":
        return this.finish();
      default:
        throw new Error(`no course does this by clicking: ${step.do}`);
    }
  }

  /** Finds the action by its name and opens its form. */
  async open(action: string): Promise<Locator> {
    await this.show("行动");
    await this.actions.getByRole("textbox", { name: "搜索行动" }).fill(action);
    await this.actions.getByRole("button", { name: action, exact: true }).click();
    const form = this.form(action);
    await expect(form).toBeVisible();
    return form;
  }

  form(action: string): Locator {
    return this.page.getByRole("form", { name: action, exact: true });
  }

  /** Opens the action's form and answers what the course answers; nothing else. */
  async fill({ action, fields }: { action: string; fields: Field[] }): Promise<Locator> {
    const form = await this.open(action);
    for (const field of fields) await this.answer(form, field);
    return form;
  }

  /** 去做, and waits until the form has gone. */
  async submit(action: string): Promise<void> {
    await this.form(action).getByRole("button", { name: /^去做/ }).click();
    await expect(this.form(action)).toHaveCount(0);
  }

  private async answer(form: Locator, { label, kind, answers }: Field): Promise<void> {
    const [first] = answers;
    switch (kind) {
      case "one":
      case "many": {
        const group = form.getByRole("group", { name: asked(label) });
        for (const answer of answers) await this.option(group, answer).click();
        return;
      }
      case "money":
        return form.getByRole("textbox", { name: asked(label) }).fill(first);
      case "number":
      case "text":
        return form.getByRole("textbox", { name: asked(label) }).fill(first);
      case "date": {
        const field = form.locator(".field").filter({ has: this.page.getByText(asked(label)) });
        await field.getByRole("button", { name: "选择日期" }).click();
        return this.pick(field, first);
      }
    }
  }

  /** Leafs through the months to the day. */
  private async pick(scope: Locator, date: string): Promise<void> {
    const [year, month, day] = date.split("-").map(Number);
    const shown = scope.getByText(/^\d+年\d+月$/);
    for (;;) {
      const [, y, m] = /(\d+)年(\d+)月/.exec((await shown.textContent()) ?? "") ?? [];
      const ahead = (year - Number(y)) * 12 + month - Number(m);
      if (ahead === 0) break;
      await scope.getByRole("button", { name: ahead > 0 ? "下个月" : "上个月" }).click();
    }
    await scope.getByRole("button", { name: new RegExp(`^${year}年${month}月${day}日`) }).click();
  }

  async next(): Promise<void> {
    await this.show("行动");
    const clock = this.page.locator(".top-date");
    const before = (await clock.textContent()) ?? "";
    await this.page.getByRole("button", { name: "推进到下一件事" }).click();
    await expect(clock).not.toHaveText(before);
  }

  private async until(date: string): Promise<void> {
    await this.show("行动");
    await this.page.getByRole("button", { name: "推进到…" }).click();
    await this.pick(this.actions, date);
    const go = this.page.getByRole("button", { name: /^推进到\d+月\d+日$/ });
    await go.click();
    await expect(go).toHaveCount(0);
  }

  /** The whole face of an option; its radio button or checkbox lies above the words. */
  private option(scope: Locator, name: string): Locator {
    return scope.locator("label").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async openPlacing(element: string): Promise<void> {
    await this.show("现场");
    await this.page.getByRole("button", { name: `为“${element}”选择证据` }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Puts evidence on the element whose dialog is open, or takes it off. */
  async toggle(evidence: string, on: boolean): Promise<void> {
    const item = this.option(this.dialog, evidence);
    await item.click();
    await expect(item.getByRole("checkbox")).toBeChecked({ checked: on });
  }

  private async finish(): Promise<void> {
    await this.show("行动");
    await this.page.getByRole("button", { name: "结束办案" }).click();
    await this.dialog.getByRole("button", { name: "结束并查看报告" }).click();
  }

  /** Where a phone shows one column at a time. */
  async show(tab: "案卷与期限" | "现场" | "行动"): Promise<void> {
    const button = this.page.getByRole("navigation", { name: "办案桌分栏" }).getByRole("button", { name: tab });
    if (await button.isVisible()) await button.click();
  }
}

/** The report of the run that has just ended. */
export class Report {
  private constructor(readonly page: Page) {}

  static async open(page: Page): Promise<Report> {
    const link = page.getByRole("link", { name: "查看报告" });
    const heading = page.getByRole("heading", { level: 1, name: /办案报告$/ });
    await expect(link.or(heading).first()).toBeVisible();
    if (await link.isVisible()) await link.click();
    await expect(heading).toBeVisible();
    return new Report(page);
  }

  get head(): Locator {
    return this.page.getByRole("region", { name: "成绩与后果" });
  }

  /** The titles of all findings, in order; a title names the rule, which the page says was broken. */
  async findings(): Promise<string[]> {
    const region = this.page.getByRole("region", { name: "发现的问题" });
    await expect(region).toBeVisible();
    const titles = await region.locator(".finding-title strong").allTextContents();
    return titles.map((title) => title.replace(/^违反：/, ""));
  }
}

/** How points stand on the page: 59, 82.5. */
export function points(basis: number): string {
  return String(Math.round(basis / 10) / 10);
}

function asked(label: string): RegExp {
  const words = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${words}(（可不填）)?(（可多选）|（元）)?$`);
}

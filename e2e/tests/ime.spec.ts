// Chinese is composed: what stands in a field on the way is not yet text.
import { expect, test } from "../support/fixtures";
import { compose } from "../support/ime";

test("no pinyin on the way to a name is ever stored", async ({ page }) => {
  await page.addInitScript(() => {
    const stored: string[] = [];
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string) {
      stored.push(value);
      return put.call(this, key, value);
    };
    Object.assign(window, { stored });
  });
  await page.goto("./#/settings");
  const name = page.getByRole("textbox", { name: "姓名" });
  await name.focus();
  await compose(page, ["z", "zh", "zhou", "zhou j", "zhou jian", "zhou jian ming"], "周建明");
  await expect(name).toHaveValue("周建明");
  await name.pressSequentially("2");
  const unit = page.getByRole("textbox", { name: "单位" });
  await unit.focus();
  await compose(page, ["h", "he", "he k", "hekou"], "河口镇");
  await expect(unit).toHaveValue("河口镇");

  const stored = await page.evaluate(() => (window as unknown as { stored: string[] }).stored.map((text) => JSON.parse(text)));
  expect(stored.length).toBeGreaterThan(0);
  expect([...new Set(stored.map(({ name }) => name))]).toEqual(["周建明", "周建明2"]);
  expect([...new Set(stored.map(({ unit }) => unit))]).toEqual(["", "河口镇"]);
  await page.reload();
  await expect(name).toHaveValue("周建明2");
  await expect(unit).toHaveValue("河口镇");
});

test("the search of actions waits for the end of the composition", async ({ page }) => {
  await page.goto("./#/law");
  const search = page.getByRole("textbox", { name: "查找" });
  const cards = page.getByRole("region", { name: /^要点卡：/ });
  await expect(cards.first()).toBeVisible();
  const all = await cards.count();
  await search.focus();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "tingzheng", selectionStart: 9, selectionEnd: 9 });
  await expect(search).toHaveValue("tingzheng");
  await expect(cards).toHaveCount(all);
  await session.send("Input.insertText", { text: "听证" });
  await expect(search).toHaveValue("听证");
  await expect.poll(() => cards.count()).toBeLessThan(all);
  await expect(cards.first()).toBeVisible();
});

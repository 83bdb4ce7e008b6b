import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";

/** The file that a press of the button hands out. */
export async function pressed(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await button.click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

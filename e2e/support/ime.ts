import type { Page } from "@playwright/test";

/**
 * Writes Chinese the way an input method does: each step of the composition replaces the one before,
 * then the text is committed. The focused field receives it.
 */
export async function compose(page: Page, steps: string[], committed: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const text of steps) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await session.send("Input.insertText", { text: committed });
  await session.detach();
}

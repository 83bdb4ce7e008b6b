import type { Page } from "@playwright/test";

/** Slows the page's processor, as on an old office computer; 1 is full speed. */
export async function throttle(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}

/**
 * Milliseconds from the input event that `action` causes to the end of the frame that shows its effect.
 * `event` is the last of the input's events, the one that the app answers to.
 */
export async function inputToPaint(page: Page, event: "click" | "keydown" | "change", action: () => Promise<void>): Promise<number> {
  await page.evaluate((event) => {
    const painted = new Promise<number>((resolve) => {
      const listener = ({ timeStamp }: Event) => {
        // A message posted in an animation frame is handled after that frame is painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      };
      addEventListener(event, listener, { capture: true, once: true });
    });
    Object.assign(window, { lifaPainted: painted });
  }, event);
  await action();
  return page.evaluate(() => (window as unknown as { lifaPainted: Promise<number> }).lifaPainted);
}

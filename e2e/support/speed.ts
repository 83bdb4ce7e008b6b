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

interface Traced {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  /** Of the thread's own time; the browser leaves it out where its clock tells nothing. */
  tdur?: number;
  args: { name?: string; data?: { type?: string } };
}

/** Milliseconds of a task, of the thread's own time where that is known. */
const ownTime = ({ tdur, dur }: Traced) => (tdur ?? dur) / 1000;

/**
 * Milliseconds of each task of the page's main thread, while `action` ran, in which an event of that type was dispatched,
 * or for `frame` in which a frame was made.
 * Of the thread's own time: what else the computer does meanwhile counts little, what throttling adds does.
 */
export async function tasksWith(page: Page, type: string, action: () => Promise<unknown>): Promise<number[]> {
  const { tasks, events } = await traced(page, type, action);
  const around = (task: Traced) => (event: Traced) => task.ts <= event.ts && event.ts < task.ts + task.dur;
  return tasks.filter((task) => events.some(around(task))).map(ownTime);
}

/** Milliseconds of the main thread's own time from the first event of that type on until `action` is over. */
export async function ownTimeFrom(page: Page, type: string, action: () => Promise<unknown>): Promise<number> {
  const { tasks, events } = await traced(page, type, action);
  const start = Math.min(...events.map(({ ts }) => ts));
  return tasks.filter(({ ts, dur }) => start < ts + dur).reduce((sum, task) => sum + ownTime(task), 0);
}

/** The tasks of the page's main thread while `action` ran, and the events of that type. */
async function traced(page: Page, type: string, action: () => Promise<unknown>): Promise<{ tasks: Traced[]; events: Traced[] }> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] };
  const thread = ({ pid, tid }: Traced) => `${pid}.${tid}`;
  const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const own = traceEvents.filter((event) => event.ph === "X" && mains.has(thread(event)));
  const wanted = ({ name, args }: Traced) => (type === "frame" ? name === "FireAnimationFrame" : name === "EventDispatch" && args.data?.type === type);
  // The page's thread is the one on which the events are.
  const events = own.filter(wanted);
  const threads = new Set(events.map(thread));
  return { tasks: own.filter((event) => event.name === "ThreadControllerImpl::RunTask" && threads.has(thread(event))), events };
}

/** Scrolls an element by so much in each of so many frames. */
export async function scroll(page: Page, selector: string, step: number, frames: number): Promise<void> {
  await page.evaluate(
    async ([selector, step, frames]) => {
      const element = document.querySelector(selector as string)!;
      let left = frames as number;
      await new Promise<void>((resolve) => {
        const frame = () => {
          element.scrollTop += step as number;
          left -= 1;
          if (left < 0) resolve();
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
    },
    [selector, step, frames],
  );
}

import type { Page } from "@playwright/test";

/** What the worker answers: the summary and its own time, or a sentence that says what is wrong. */
export type Answer = { summary: Summary; milliseconds: number } | string;

export interface Spread {
  min: number;
  p50: number;
  max: number;
}

export interface Summary {
  runs: number;
  clues: Spread;
  cases: Spread;
  events: Spread;
}

interface Started {
  promise: Promise<{ summary: string; milliseconds: number }>;
}

interface Lifa {
  lifaForecast(bundle: string, order: string, told: (done: number, runs: number) => void): Started;
}

/** An order for 稳扎稳打 in one town, changed so. */
export function order(changes: object): string {
  return JSON.stringify({ town: "hekou", parameters: {}, seed: 1, runs: 1000, player: { named: "steady" }, ...changes });
}

/** Asks the worker as the screens do; without a bundle, for the published one. */
export function ask(page: Page, order: string, bundle?: string): Promise<Answer> {
  return page.evaluate(
    async ({ order, bundle }) => {
      const text = bundle ?? (await (await fetch("content/handover.json")).text());
      const { promise } = (window as unknown as Lifa).lifaForecast(text, order, () => {});
      return promise.then(
        ({ summary, milliseconds }) => ({ summary: JSON.parse(summary), milliseconds }),
        (why: string) => why,
      );
    },
    { order, bundle },
  );
}

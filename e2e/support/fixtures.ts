import { test as base, expect, type BrowserContext } from "@playwright/test";
import { INTRANET_HOST } from "./chromium";

export { expect };

type Fixtures = {
  /** Console errors that a test causes on purpose. */
  expectedErrors: RegExp | null;
  /** Where the app is served with its security headers. */
  appUrl: string;
  /** Where a host that nobody configured serves it, in a folder. */
  plainUrl: string;
  /** The app over plain http under a name of an office network. */
  intranetUrl: string;
};

export const test = base.extend<Fixtures>({
  expectedErrors: [null, { option: true }],
  appUrl: async ({}, use) => use(env("LIFA_URL", "http://127.0.0.1:8080/")),
  plainUrl: async ({}, use) => use(env("LIFA_PLAIN_URL")),
  intranetUrl: async ({ appUrl }, use) => {
    const url = new URL(appUrl);
    url.hostname = INTRANET_HOST;
    await use(url.href);
  },
  context: async ({ context, expectedErrors }, use) => {
    const faults = await watch(context);
    await use(context);
    const unexpected = faults.filter((fault) => !expectedErrors?.test(fault));
    expect(unexpected, "errors, policy violations and foreign requests").toEqual([]);
  },
});

/**
 * Collects everything that a page must never do: errors on the console, uncaught exceptions,
 * violations of the content security policy, requests to another origin.
 * For a context that a test opens itself; the `context` fixture is watched already.
 */
export async function watch(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(`exception: ${error.error().message}`));
  context.on("request", (request) => {
    if (!isOwn(request.url())) faults.push(`foreign request: ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => faults.push(`web socket: ${socket.url()}`));
    page.on("crash", () => faults.push("the page crashed"));
  });
  return faults;
}

function isOwn(address: string): boolean {
  const url = new URL(address);
  if (["data:", "blob:", "about:"].includes(url.protocol)) return true;
  const own = [process.env.LIFA_URL ?? "http://127.0.0.1:8080/", process.env.LIFA_PLAIN_URL].filter(Boolean);
  const hosts = own.map((address) => new URL(address as string)).flatMap(({ host, port }) => [host, `${INTRANET_HOST}:${port}`]);
  return url.protocol === "http:" && hosts.includes(url.host);
}

function env(name: string, otherwise?: string): string {
  const value = process.env[name] ?? otherwise;
  if (!value) throw new Error(`${name} is not set: run the tests by \`cargo xtask e2e\``);
  return value;
}

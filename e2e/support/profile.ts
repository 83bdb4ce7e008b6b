import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { launchOptions } from "./chromium";

/**
 * A browser on a profile of its own, that can be killed as by a power cut and opened again on what it has left.
 * Playwright's own launch would not tell the process.
 */
export class Profile {
  private child?: ChildProcess;
  private browser?: Browser;

  private constructor(private readonly folder: string) {}

  static async create(): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), "lifa-profile-")));
  }

  /** Starts the browser. Pages of the context share the profile's storage. */
  async open(): Promise<BrowserContext> {
    const { executablePath, args = [] } = launchOptions();
    const own = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${this.folder}`, "--lang=zh-CN", "about:blank"];
    // A process group of its own, so that the renderers die with the browser.
    this.child = spawn(executablePath ?? chromium.executablePath(), [...args, ...own], {
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.browser = await chromium.connectOverCDP(await debuggerAddress(this.child));
    return this.browser.contexts()[0];
  }

  /** SIGKILL to every process of the browser: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      process.kill(-child.pid, "SIGKILL");
      await ended;
    }
    await this.browser?.close().catch(() => {});
    this.browser = undefined;
  }

  /** Ends the browser and removes the profile. */
  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function debuggerAddress(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr! })) {
    const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
    if (address) {
      child.stderr!.resume();
      return address;
    }
    said.push(line);
  }
  throw new Error(`the browser did not start:\n${said.join("\n")}`);
}

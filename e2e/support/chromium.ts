import type { LaunchOptions } from "@playwright/test";

/** A host name of an office network: not a secure context, unlike 127.0.0.1. It leads to this machine. */
export const INTRANET_HOST = "lifa.intranet";

/** How every test starts Chromium. `LIFA_CHROMIUM` names the program; without it, Playwright's own is used. */
export function launchOptions(): LaunchOptions {
  const args = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--host-resolver-rules=MAP ${INTRANET_HOST} 127.0.0.1`,
  ];
  // Chromium's sandbox refuses to run as root.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return { executablePath: process.env.LIFA_CHROMIUM || undefined, args };
}

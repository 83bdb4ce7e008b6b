import { defineConfig } from "@playwright/test";
import { launchOptions } from "./support/chromium";

export default defineConfig({
  testDir: "tests",
  globalSetup: "./support/courses",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: process.env.LIFA_URL ?? "http://127.0.0.1:8080/",
    actionTimeout: 15_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1366, height: 768 },
    trace: "retain-on-failure",
    launchOptions: launchOptions(),
  },
  // Time is measured when nothing else runs.
  projects: [
    { name: "browser", testIgnore: "speed.spec.ts" },
    { name: "speed", testMatch: "speed.spec.ts", dependencies: ["browser"] },
  ],
});

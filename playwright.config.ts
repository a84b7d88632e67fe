import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** A browser of the system, which a closed network has, before Playwright's own, which is a download. */
const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
];
const executablePath = process.env.CHROMIUM_PATH ?? SYSTEM_BROWSERS.find((file) => existsSync(file));

/** Address of the installation under test: e2e/global-setup.ts starts one and says where, unless it is given. */
const baseURL = process.env.E2E_URL;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...(baseURL ? { baseURL } : {}),
    // One step that hangs must say so itself, not use up the whole test.
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Containers give a browser a small /dev/shm and often no user namespaces for its sandbox.
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
  },
});

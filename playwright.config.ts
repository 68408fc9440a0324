import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineConfig } from "@playwright/test";

const port = Number(process.env.ALP_JOURNEYS_PORT ?? 3900);
const data = process.env.ALP_JOURNEYS_DATA ?? resolve(".data-journeys");
const address = `http://127.0.0.1:${port}`;

/** What `.env` may say about a real installation must not reach the journeys' ALP; empty counts as not given. */
const closed = {
  DATABASE_URL: "",
  MIGRATION_URL: "",
  QUEUE_URL: "",
  LISTEN_URL: "",
  AUTH_URL: "",
  AUTH_SECRET: "",
  ALP_KEY_RING: "",
  STORAGE_URL: "",
  STORAGE_ACCESS_KEY: "",
  STORAGE_SECRET_KEY: "",
};

/** A bare machine shows boxes for Chinese: the browser is given the font that labels are printed with. */
function folderWithFonts(): string {
  const folder = join(tmpdir(), `alp-fonts-${process.getuid?.() ?? 0}`);
  mkdirSync(join(folder, "fonts"), { recursive: true });
  const link = join(folder, "fonts", "noto-sans-sc");
  rmSync(link, { force: true });
  symlinkSync(resolve("node_modules/@expo-google-fonts/noto-sans-sc"), link);
  return folder;
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/journeys",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: address,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    // Without a picture of every frame: drawing them took a third of the time. The page at each step is kept all the same.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    // Off: its encoder is a download.
    video: "off",
    launchOptions: {
      executablePath: process.env.ALP_BROWSER ?? "/usr/bin/chromium",
      args: ["--disable-gpu", "--disable-dev-shm-usage", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
      env: { ...process.env, XDG_DATA_HOME: folderWithFonts() },
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    // Only then is the demo made, too.
    wait: { stdout: /ALP is ready/ },
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 60_000 },
    stdout: "pipe",
    env: {
      ...closed,
      HOST: "127.0.0.1",
      PORT: String(port),
      ALP_DATA_DIR: data,
      ALP_DEMO: "1",
      SANDBOX_PORT: String(port + 1),
    },
  },
});

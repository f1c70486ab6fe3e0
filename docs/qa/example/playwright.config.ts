import { defineConfig } from '@playwright/test';
import type { QaOptions } from 'connectfi-payment-page-qa';

/** A Chromium that is installed already; without it Playwright takes its own (`npx playwright install chromium`). */
const executablePath = process.env.BROWSER_PATH;

export default defineConfig<QaOptions>({
  testDir: 'tests',
  // Every bill has a clock, switches and faults of its own, so that tests do not disturb each other.
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['junit', { outputFile: 'test-results/junit.xml' }]],
  use: {
    // Where the sandbox is. `npm run demo` of the page has it here.
    sandboxOrigin: process.env.QA_SANDBOX ?? 'http://127.0.0.1:4000',
    locale: 'en-US',
    viewport: { width: 360, height: 740 },
    trace: 'retain-on-failure',
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
  },
});

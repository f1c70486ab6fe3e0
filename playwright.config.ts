import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '#e2e/support/browser/find-browser.ts';
import { findFirefox } from '#e2e/support/browser/find-firefox.ts';
import { keepInsideMachine } from '#e2e/support/browser/host-rules.ts';

const browser = await findBrowser();
const firefox = findFirefox();

/**
 * A journey runs on the phone unless its tag says otherwise: `@desktop` only there, `@both` on both. What is
 * tagged `@all` runs with `npm run test:all`, and by name, but not with `npm test`; with `@both-all` that is so
 * on the desktop, and with `@engines` in Firefox, where there is one.
 */
export default defineConfig({
  testDir: 'e2e/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  globalSetup: './e2e/checks/prepare-journeys.ts',
  // A file's journeys share one worker, so that an app with its variables starts once; the files run side by side.
  fullyParallel: false,
  // Journeys wait half of the time: for a page, a deadline, a poll.
  workers: 2 * availableParallelism(),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: browser.executablePath,
      args: [
        ...browser.args,
        keepInsideMachine(process.env.E2E_APP_ORIGIN, process.env.E2E_SANDBOX_ORIGIN),
      ],
    },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // A trace of every journey is much to record, so it is made on request.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    video: 'off',
  },
  projects: [
    {
      name: 'phone',
      grepInvert: /@desktop\b/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'desktop',
      grep: /@(desktop|both)\b/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    ...(firefox
      ? [
          {
            name: 'firefox',
            grep: /@engines\b/,
            use: { browserName: 'firefox' as const, ...firefox },
          },
        ]
      : []),
  ],
});

import { findBrowser } from '#e2e/support/browser/find-browser.ts';
import { findFirefox } from '#e2e/support/browser/find-firefox.ts';
import { findWebKit } from '#e2e/support/browser/webkit.ts';
import { buildIfChanged } from './build-app.ts';

/** Before the journeys: builds what they will walk through, unless it is there or is deployed. */
export default async function prepareJourneys(): Promise<void> {
  say(`The journeys run in ${(await findBrowser()).name}.`);
  if (!findFirefox()) say('No Firefox was found: nothing runs in it.');
  if (!findWebKit()) say('No WebKit was found: nothing runs in it.');
  if (process.env.E2E_APP_ORIGIN) return;
  await buildIfChanged(() => say('The sources have changed: building for production.'));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

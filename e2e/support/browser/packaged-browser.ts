import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import { findBrowser } from './find-browser.ts';
import { keepInsideMachine } from './host-rules.ts';
import { unpackBrowser } from './unpack-browser.ts';

/** Draws the same on every machine: no hints of the system's, no colours between pixels. */
const ARGS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

/**
 * How to launch the Chromium of the npm package so that a page looks the same on every machine: with the
 * fonts that come with it and no others. `undefined` where it cannot run.
 */
export async function describePackagedBrowser(): Promise<LaunchOptions | undefined> {
  const executablePath = await unpackBrowser();
  if (executablePath === undefined) return undefined;
  const { args } = await findBrowser({
    named: executablePath,
    playwright: () => '',
    system: () => [],
    unpack: async () => undefined,
  });
  return {
    executablePath,
    args: [...args, ...ARGS, keepInsideMachine()],
    env: {
      ...inheritEnvironment(),
      FONTCONFIG_FILE: await writeFontRules(dirname(executablePath)),
    },
  };
}

function inheritEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}

/** The package's own rules look for its fonts in folders of a cloud service (fontconfig's fonts.conf). */
async function writeFontRules(folder: string): Promise<string> {
  const rules = join(folder, 'fonts-only.conf');
  const halfway = `${rules}-${process.pid}`;
  await mkdir(join(folder, 'fonts-cache'), { recursive: true });
  await writeFile(
    halfway,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  await rename(halfway, rules); // two runs at a time never read half of it
  return rules;
}

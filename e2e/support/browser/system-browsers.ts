import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];

const MAC_APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/** The Chromium and Chrome programs of this system that exist, best first. */
export function listSystemBrowsers(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
): readonly string[] {
  return listPlaces(platform, environment).filter((path) => existsSync(path));
}

function listPlaces(platform: NodeJS.Platform, environment: Environment): string[] {
  if (platform === 'win32') {
    return WINDOWS_FOLDERS.flatMap((name) => environment[name] ?? []).flatMap((folder) => [
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    ]);
  }
  const folders = environment.PATH?.split(delimiter) ?? [];
  const commands = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return platform === 'darwin' ? [...MAC_APPLICATIONS, ...commands] : commands;
}

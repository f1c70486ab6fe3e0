import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSystemBrowsers } from './system-browsers.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'system-browsers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('listSystemBrowsers', () => {
  it('looks through the folders of PATH and puts Chromium before Chrome', () => {
    const chrome = place('first/google-chrome');
    const chromium = place('second/chromium');
    const PATH = [join(folder, 'first'), join(folder, 'second')].join(delimiter);
    expect(listSystemBrowsers('linux', { PATH })).toEqual([chromium, chrome]);
  });

  it('looks into the program folders of Windows', () => {
    const chrome = place('Google/Chrome/Application/chrome.exe');
    expect(listSystemBrowsers('win32', { LOCALAPPDATA: folder })).toEqual([chrome]);
  });

  it('finds nothing where nothing is installed', () => {
    expect(listSystemBrowsers('linux', { PATH: folder })).toEqual([]);
    expect(listSystemBrowsers('linux', {})).toEqual([]);
  });
});

function place(name: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  return path;
}

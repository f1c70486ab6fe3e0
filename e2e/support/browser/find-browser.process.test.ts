import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserSources, findBrowser } from './find-browser.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('findBrowser', () => {
  it('takes the browser that the variable names before all others', async () => {
    const named = placeProgram('named');
    const found = await findBrowser(offer({ named, playwright: () => placeProgram('own') }));
    expect(found).toMatchObject({ executablePath: named });
    expect(found.name).toContain('BROWSER_PATH');
  });

  it('does not go on to another browser where the named one is missing', async () => {
    const named = join(folder, 'missing');
    const sources = offer({ named, playwright: () => placeProgram('own') });
    await expect(findBrowser(sources)).rejects.toThrow(`BROWSER_PATH names ${named}`);
  });

  it("takes Playwright's own browser before one of the system", async () => {
    const own = placeProgram('own');
    const sources = offer({ playwright: () => own, system: () => [placeProgram('system')] });
    expect(await findBrowser(sources)).toMatchObject({ executablePath: own });
  });

  it('passes over a program of the system that does not start', async () => {
    const stub = placeProgram('stub', 'echo "install it first"; exit 1');
    const system = placeProgram('system');
    const found = await findBrowser(offer({ system: () => [stub, system] }));
    expect(found).toMatchObject({ executablePath: system });
  });

  it('unpacks the packaged browser only where there is no other', async () => {
    const unpack = async () => join(folder, 'packaged');
    const found = await findBrowser(offer({ unpack }));
    expect(found).toMatchObject({ executablePath: join(folder, 'packaged') });
    const system = placeProgram('system');
    expect(await findBrowser(offer({ unpack, system: () => [system] }))).toMatchObject({
      executablePath: system,
    });
  });

  it('says what to do where there is no browser at all', async () => {
    await expect(findBrowser(offer({}))).rejects.toThrow('npx playwright install chromium');
  });
});

function offer(sources: Partial<BrowserSources>): BrowserSources {
  return {
    playwright: () => join(folder, 'not-downloaded'),
    system: () => [],
    unpack: async () => undefined,
    ...sources,
  };
}

function placeProgram(name: string, script = 'exit 0'): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

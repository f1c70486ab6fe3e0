import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preparePackagedPostgres } from './packaged-postgres.ts';

const NOBODY = { uid: 65534, gid: 65534 };

let place: string;
let folder: string;
let native: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'packaged-postgres-'));
  chmodSync(place, 0o755);
  folder = join(place, 'server');
  mkdirSync(folder);
  native = join(place, 'modules', 'native');
  mkdirSync(join(native, 'bin'), { recursive: true });
  mkdirSync(join(native, 'lib'));
  writeFileSync(join(native, 'lib', 'libwords.so.60.2'), 'words\n');
  writeFileSync(join(native, 'bin', 'postgres'), '#!/bin/sh\necho "$LD_LIBRARY_PATH"\n');
  const links = [{ source: 'native/lib/libwords.so.60.2', target: 'native/lib/libwords.so.60' }];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
});
afterEach(() => rmSync(place, { recursive: true }));

describe.skipIf(process.platform === 'win32')('preparePackagedPostgres', () => {
  it('gives the libraries their other names outside of the package', async () => {
    const found = await preparePackagedPostgres({ folder, account: undefined, native });
    expect(found?.bin).toBe(join(native, 'bin'));
    expect(readLibrary('libwords.so.60', found?.environment)).toBe('words\n');
    expect(readLibrary('libwords.so.60.2', found?.environment)).toBe('words\n');
    expect(readdirSync(join(native, 'lib'))).toEqual(['libwords.so.60.2']);
  });

  it('is content without the package', async () => {
    const absent = { folder, account: undefined, native: join(place, 'absent') };
    expect(await preparePackagedPostgres(absent)).toBeUndefined();
  });
});

describe.skipIf(process.geteuid?.() !== 0)('preparePackagedPostgres for another account', () => {
  it('copies a package that the account cannot get to', async () => {
    chmodSync(join(native, 'bin', 'postgres'), 0o700);
    chmodSync(join(place, 'modules'), 0o700);
    const found = await preparePackagedPostgres({ folder, account: NOBODY, native });
    expect(found?.bin).toBe(join(folder, 'native', 'bin'));
    expect(readLibrary('libwords.so.60', found?.environment, NOBODY)).toBe('words\n');
    const said = execFileSync(join(folder, 'native', 'bin', 'postgres'), { ...NOBODY, cwd: '/' });
    expect(String(said)).toBe('\n');
  });
});

/** Looks for a library as the loader does. */
function readLibrary(
  name: string,
  environment: Readonly<Record<string, string>> = {},
  account: Partial<typeof NOBODY> = {},
): string {
  const script = 'IFS=:; for f in $LD_LIBRARY_PATH; do [ -e "$f/$0" ] && exec cat "$f/$0"; done';
  const options = { ...account, cwd: '/', env: { ...process.env, ...environment } };
  return String(execFileSync('/bin/sh', ['-c', script, name], options));
}

import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeServerFolder } from './server-folder.ts';

const NOBODY = { uid: 65534, gid: 65534 };

let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'server-folder-'));
});
afterEach(() => rmSync(place, { recursive: true }));

describe.skipIf(process.platform === 'win32')('makeServerFolder', () => {
  it('makes a folder in the first place', async () => {
    const folder = await makeServerFolder(undefined, [place, '/nowhere']);
    expect(folder).toMatch(new RegExp(`^${place}/postgres-`));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe.skipIf(process.geteuid?.() !== 0)('makeServerFolder for another account', () => {
  it('goes on to a place that the account can enter, and leaves nothing in the others', async () => {
    const [closed, open] = [join(place, 'closed'), join(place, 'open')];
    mkdirSync(closed, { mode: 0o700 });
    mkdirSync(open, { mode: 0o755 });
    chmodSync(place, 0o755);
    const folder = await makeServerFolder(NOBODY, [closed, open]);
    expect(folder).toMatch(new RegExp(`^${open}/postgres-`));
    expect(statSync(folder)).toMatchObject(NOBODY);
    expect(readdirSync(closed)).toEqual([]);
  });

  it('tells which places the account cannot enter', async () => {
    await expect(makeServerFolder(NOBODY, [place])).rejects.toThrow(`none of ${place}`);
    expect(readdirSync(place)).toEqual([]);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSystemPostgres } from './system-postgres.ts';

let folder: string;
let versions: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'system-postgres-'));
  versions = join(folder, 'versions');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('listSystemPostgres', () => {
  it('asks pg_config first, then looks for versions, then into PATH', async () => {
    const [configured, inPath] = [placeServer('configured'), placeServer('in-path')];
    const version = placeServer('versions/15/bin');
    placeProgram('commands/pg_config', `echo ${configured}`);
    const path = [join(folder, 'commands'), inPath].join(delimiter);
    expect(await listSystemPostgres({ path, versions })).toEqual([configured, version, inPath]);
  });

  it('prefers the newest version', async () => {
    const [old, newest] = [placeServer('versions/9.6/bin'), placeServer('versions/18/bin')];
    const middle = placeServer('versions/15/bin');
    expect(await listSystemPostgres({ path: '', versions })).toEqual([newest, middle, old]);
  });

  it('passes over folders without a server, and names none twice', async () => {
    const server = placeServer('server');
    placeProgram('client/postgres');
    placeProgram('client/pg_config', `echo ${server}`);
    const path = [join(folder, 'client'), server, '', join(folder, 'missing')].join(delimiter);
    expect(await listSystemPostgres({ path, versions })).toEqual([server]);
  });

  it('is content with a system without any', async () => {
    expect(await listSystemPostgres({ path: '', versions })).toEqual([]);
  });
});

function placeServer(place: string): string {
  placeProgram(`${place}/initdb`);
  placeProgram(`${place}/postgres`);
  return join(folder, place);
}

function placeProgram(place: string, script = 'exit 0'): void {
  const path = join(folder, place);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

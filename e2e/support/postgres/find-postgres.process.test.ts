import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Binaries, findPostgres, type PostgresSources } from './find-postgres.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-postgres-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe.skipIf(process.platform === 'win32')('findPostgres', () => {
  it('takes the folder that the variable names before all others', async () => {
    const named = placeServer('named');
    const found = await findPostgres(offer({ named, packaged: placePackage }));
    expect(found).toMatchObject({ ok: true, value: { bin: named } });
    expect(found).toMatchObject({ value: { name: expect.stringContaining('TEST_POSTGRES_BIN') } });
  });

  it('does not go on where the named folder holds no server', async () => {
    const named = join(folder, 'missing');
    const found = findPostgres(offer({ named, packaged: placePackage }));
    await expect(found).rejects.toThrow(`TEST_POSTGRES_BIN names ${named}`);
  });

  it('takes the npm package before the system, with the variables that it needs', async () => {
    const found = await findPostgres(
      offer({ packaged: placePackage, system: async () => [placeServer('system')] }),
    );
    expect(found).toEqual({ ok: true, value: await placePackage() });
  });

  it('goes on to the system where the package does not start', async () => {
    const packaged = async () => ({ ...(await placePackage()), environment: {} });
    const system = placeServer('system');
    const found = await findPostgres(offer({ packaged, system: async () => [system] }));
    expect(found).toMatchObject({ ok: true, value: { bin: system } });
  });

  it('passes over a server of the system that does not start or is too old', async () => {
    const broken = placeServer('broken', 'exit 1');
    const old = placeServer('old', 'echo "postgres (PostgreSQL) 13.23"');
    const system = placeServer('system');
    const found = await findPostgres(offer({ system: async () => [broken, old, system] }));
    expect(found).toMatchObject({ ok: true, value: { bin: system } });
  });

  it('says what to do where there is none at all', async () => {
    const failure = expect.stringContaining('TEST_POSTGRES_BIN');
    expect(await findPostgres(offer({}))).toEqual({ ok: false, failure });
  });
});

describe.skipIf(process.geteuid?.() !== 0)('findPostgres for another account', () => {
  it('passes over a server that the account cannot start', async () => {
    const closed = placeServer('closed');
    chmodSync(closed, 0o700);
    const open = placeServer('open');
    const found = await findPostgres(
      offer({ account: { uid: 65534, gid: 65534 }, system: async () => [closed, open] }),
    );
    expect(found).toMatchObject({ ok: true, value: { bin: open } });
  });
});

function offer(sources: Partial<PostgresSources>): PostgresSources {
  return {
    packaged: async () => undefined,
    system: async () => [],
    account: undefined,
    ...sources,
  };
}

async function placePackage(): Promise<Binaries> {
  const bin = placeServer('packaged', '[ "$VERSION" ] && echo "postgres (PostgreSQL) $VERSION"');
  return { name: 'the package', bin, environment: { VERSION: '18.4' } };
}

const DEBIAN = 'echo "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"';

function placeServer(place: string, script = DEBIAN): string {
  const bin = join(folder, place);
  mkdirSync(bin, { recursive: true });
  for (const name of ['initdb', 'postgres']) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return bin;
}

import { describe, expect, it } from 'vitest';
import { findServerAccount } from './server-account.ts';

const ROOT = 'root:x:0:0:root:/root:/bin/bash';
const NOBODY = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';
const POSTGRES = 'postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash';

describe('findServerAccount', () => {
  it('stays with the account of this process where that is not root', () => {
    const account = findServerAccount({ platform: 'linux', isRoot: false, readAccounts: () => '' });
    expect(account).toEqual({ ok: true, value: undefined });
  });

  it('takes an account without rights instead of root', () => {
    expect(findAsRoot(ROOT, NOBODY)).toEqual({ ok: true, value: { uid: 65534, gid: 65533 } });
  });

  it("prefers PostgreSQL's own account", () => {
    expect(findAsRoot(ROOT, NOBODY, POSTGRES)).toEqual({ ok: true, value: { uid: 101, gid: 104 } });
  });

  it('says why root has no account to give', () => {
    expect(findAsRoot(ROOT, 'nobody-else:x:7:7::/:/bin/sh')).toMatchObject({
      ok: false,
      failure: expect.stringContaining('postgres or nobody'),
    });
  });

  it('says that there is none on Windows', () => {
    const account = findServerAccount({ platform: 'win32', isRoot: false, readAccounts: () => '' });
    expect(account).toMatchObject({ ok: false, failure: expect.stringContaining('Windows') });
  });
});

function findAsRoot(...lines: string[]) {
  return findServerAccount({
    platform: 'linux',
    isRoot: true,
    readAccounts: () => lines.join('\n'),
  });
}

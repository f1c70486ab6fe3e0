import { readFileSync } from 'node:fs';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Whom a program runs as, where that is not who runs this process. */
export type Account = { readonly uid: number; readonly gid: number };

type System = {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** What /etc/passwd says. */
  readonly readAccounts: () => string;
};

const UNPRIVILEGED = ['postgres', 'nobody'];

const THIS_SYSTEM: System = {
  platform: process.platform,
  isRoot: process.geteuid?.() === 0,
  readAccounts: () => readFileSync('/etc/passwd', 'utf8'),
};

/**
 * The account that PostgreSQL runs as: this process's own (`undefined`), except that PostgreSQL refuses
 * root. It looks its account up by number as well, so that an account must exist.
 */
export function findServerAccount(
  system: System = THIS_SYSTEM,
): Result<Account | undefined, string> {
  if (system.platform === 'win32') return fail('PostgreSQL is not started on Windows.');
  if (!system.isRoot) return succeed(undefined);
  const lines = system.readAccounts().split('\n');
  for (const name of UNPRIVILEGED) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return succeed({ uid: Number(uid), gid: Number(gid) });
  }
  return fail(
    `PostgreSQL refuses to run as root, and there is no account ${UNPRIVILEGED.join(' or ')}.`,
  );
}

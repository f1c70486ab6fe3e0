import { userInfo } from 'node:os';
import { parseLedgerEnv } from '#lib/env/ledger-env.ts';
import type { Variables } from '#lib/env/variables.ts';
import type { CommandContext, PreparedCommand } from './command.ts';
import { LedgerUnreachable, openCommandStore } from './open-command-store.ts';
import { prepareErase, prepareRetain } from './prepare-deletion.ts';
import { prepareExport } from './prepare-export.ts';
import { prepareFind, prepareSearches } from './prepare-find.ts';
import { prepareList } from './prepare-list.ts';

type Surroundings = Pick<CommandContext, 'write' | 'warn'> & { readonly variables: Variables };

const COMMANDS: ReadonlyMap<string, (words: readonly string[]) => PreparedCommand> = new Map([
  ['erase', prepareErase],
  ['export', prepareExport],
  ['find', prepareFind],
  ['list', prepareList],
  ['retain', prepareRetain],
  ['searches', prepareSearches],
]);

/** Takes the words after the command's name; gives the exit code: 0, 1 for problems, 2 for misuse. */
export async function runLedgerCommand(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const { write, warn } = surroundings;
  const [name, ...rest] = words;
  if (name === 'help' || name === '--help') {
    await write(HELP);
    return 0;
  }
  const prepare = COMMANDS.get(name ?? '');
  if (!prepare) {
    warn(name === undefined ? HELP : `There is no command ${JSON.stringify(name)}.\n\n${HELP}`);
    return 2;
  }
  const prepared = prepare(rest);
  if (!prepared.ok) {
    warn(`${prepared.failure}\n"npm run ledger -- help" explains the commands.\n`);
    return 2;
  }
  return runWithLedger(prepared.value, surroundings);
}

type Run = Extract<PreparedCommand, { ok: true }>['value'];

async function runWithLedger(run: Run, { variables, write, warn }: Surroundings): Promise<number> {
  const env = parseLedgerEnv(variables);
  if (!env.ok) {
    const list = env.failure.map((problem) => `  - ${problem}\n`).join('');
    warn(`Please correct these variables:\n${list}`);
    return 1;
  }
  try {
    const store = await openCommandStore(env.value.ledger);
    try {
      const { ledgerRetentionDays: retentionDays } = env.value;
      await run({ store, retentionDays, osUser: nameOsUser(variables), write, warn });
    } finally {
      await store.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof LedgerUnreachable)) throw error;
    warn(`${error.message}\n`);
    return 1;
  }
}

/** Who runs this process. Behind sudo also who that was before: the page's own user is nobody in particular. */
function nameOsUser({ SUDO_USER }: Variables): string {
  const user = readUser();
  return SUDO_USER && SUDO_USER !== user ? `${SUDO_USER} as ${user}` : user;
}

/** In a container a user may be a number without a name. */
function readUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}

const HELP = `Works with the ledger, the payment page's memory of attempts. Finds it by the same
variables as the page (DATABASE_URL or DATA_DIR, LEDGER_RETENTION_DAYS), from the
environment or from .env, and may run while the page does. More: docs/ledger.md

  npm run --silent ledger -- export [--confirmation <number>] [--transaction <id>]
                             [--merchant <id>] [--from <date>] [--to <date>]
                             [--format jsonl|csv]
      Prints the record of each authorization, the earliest first: what was
      authorized by whom, how and when, and what became of it. Restrictions
      combine; without any it prints all. A date is a day in UTC, as 2026-10-02,
      and is itself included. Without --silent npm adds lines of its own.

  npm run ledger -- find [--reference <number>] [--confirmation <number>]
                    [--invoice <number>] [--payer <part of the name>] [--amount <125.00>]
                    [--last-digits <1234>] [--day <date>] [--json]
      Prints the payments that a customer asks about; several criteria narrow. The
      day is that of the authorization in US/Central. It is noted who has looked
      and by which criteria, but not what for.

  npm run ledger -- searches [--json]
      Prints these notes.

  npm run ledger -- list [--json]
      Prints the payments that are not settled yet.

  npm run ledger -- retain [--dry-run]
      Deletes the records whose last change is more than LEDGER_RETENTION_DAYS
      days ago, but never those of a payment that is not settled; notes of searches
      as old; and the credentials to read a bill that have expired. With --dry-run it only
      says how many.

  npm run ledger -- erase --transaction <id> [--dry-run]
      Erases what is known of the payer of a bill, but for what has to be kept: a
      payment that was taken for two years from its last change, one that was not
      for 14 days, one that is not settled until it is. Says what stays until when.

  npm run ledger -- help
      Prints this.

Exit code 0, 1 where the ledger cannot be read or written, 2 for misuse.
`;

import { userInfo } from 'node:os';
import { parseLedgerEnv } from '#lib/env/ledger-env.ts';
import type { Variables } from '#lib/env/variables.ts';
import { formatTable } from '#lib/format-table.ts';
import { succeed } from '#lib/result.ts';
import { readRecords } from '../sql/read-records.ts';
import { listSearches } from '../sql/searches.ts';
import { countOf } from './count-of.ts';
import { HELP } from './help.ts';
import { LedgerUnreachable, openCommandStore } from './open-command-store.ts';
import { parseExportOptions } from './parse-export-options.ts';
import { parseOptions } from './parse-options.ts';
import { prepareFind } from './prepare-find.ts';
import { prepareList } from './prepare-list.ts';
import { prepareRetain } from './prepare-retain.ts';
import type { CommandContext, PreparedCommand } from './prepared-command.ts';
import { RECORD_FORMATS } from './record-formats.ts';

type Surroundings = Pick<CommandContext, 'write' | 'warn'> & { readonly variables: Variables };

const COMMANDS: ReadonlyMap<string, (words: readonly string[]) => PreparedCommand> = new Map([
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

/** Prints records for an auditor: page by page, so that it does not matter how many there are. */
function prepareExport(words: readonly string[]): PreparedCommand {
  const options = parseExportOptions(words);
  if (!options.ok) return options;
  const { filter, format } = options.value;
  const { head, write: writeRecord } = RECORD_FORMATS[format];
  return succeed(async ({ store, write, warn }) => {
    let count = 0;
    await write(head);
    for await (const page of readRecords(store, filter)) {
      await write(page.map(writeRecord).join(''));
      count += page.length;
    }
    warn(`${countOf(count, 'record')} exported.\n`);
  });
}

/** Prints who has looked for payments, and by what; never what they searched for. */
function prepareSearches(words: readonly string[]): PreparedCommand {
  const options = parseOptions(words, new Map([['json', 'nothing']]));
  if (!options.ok) return options;
  return succeed(async ({ store, write }) => {
    const searches = await store.transact(listSearches, 'readOnly');
    if (options.value.has('json')) return write(`${JSON.stringify(searches, null, 2)}\n`);
    if (searches.length === 0) return write('Nobody has looked for a payment.\n');
    const rows = searches.map(({ at, osUser, criteria, found }) => [
      at.slice(0, 16).replace('T', ' '),
      osUser,
      criteria.join(', '),
      String(found),
    ]);
    return write(`Times in UTC.\n${formatTable([['at', 'who', 'by', 'found'], ...rows])}`);
  });
}

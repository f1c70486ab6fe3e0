import { userInfo } from 'node:os';
import { parseLedgerEnv } from '#lib/env/ledger-env.ts';
import type { Variables } from '#lib/env/variables.ts';
import { HELP } from './help.ts';
import { LedgerUnreachable, openCommandStore } from './open-command-store.ts';
import { prepareErase } from './prepare-erase.ts';
import { prepareExport } from './prepare-export.ts';
import { prepareFind } from './prepare-find.ts';
import { prepareList } from './prepare-list.ts';
import { prepareRetain } from './prepare-retain.ts';
import { prepareSearches } from './prepare-searches.ts';
import type { CommandContext, PreparedCommand } from './prepared-command.ts';

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

import { parseArgs } from 'node:util';
import { describeError } from '#lib/describe-error.ts';
import type { Env } from '#lib/env.ts';
import { formatTable } from '#lib/format-table.ts';
import { parseTarget } from '#lib/http/parse-target.ts';
import { checkConnectfi } from './check-connectfi.ts';
import { checkMachine, checkVariables } from './check-machine.ts';
import { checkBrands, checkSite } from './check-site.ts';
import { checkLedger, checkLimits } from './check-stores.ts';
import type { Finding } from './finding.ts';

const HELP = `Looks whether the payment page can do its work with the variables of this shell (or .env).

  npm run doctor [-- --link <link>] [--json]
      --link  the link of a test bill: tries what precedes a payment; pays nothing
      --json  the findings as JSON, for programs
      Exit code 1 where something is wrong that keeps the page from taking payments.
`;

const MARKS: Readonly<Record<Finding['state'], string>> = {
  good: 'ok',
  warning: 'look',
  bad: 'WRONG',
  skipped: '-',
};

/** Takes the words after the command's name; gives the exit code: 0, 1 with something wrong, 2 for misuse. */
export async function runDoctor(
  words: readonly string[],
  write: (text: string) => void,
): Promise<number> {
  const options = readOptions(words);
  if (!options || options.help) {
    write(HELP);
    return options ? 0 : 2;
  }
  const findings = await examine(options.link);
  write(options.json ? `${JSON.stringify(findings, null, 2)}\n` : describe(findings));
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
}

function readOptions(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        link: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

async function examine(link: string | undefined): Promise<readonly Finding[]> {
  const { findings, env } = checkVariables(process.env);
  if (!env) return findings;
  const checks = [
    ['ledger', () => checkLedger(env)],
    ['rate limits', () => checkLimits(env)],
    ['connectFi', () => checkConnectfi(link && readLink(link, env))],
    ['brands', () => checkBrands(env)],
    ['hosts', () => checkSite(env)],
  ] as const;
  const found = await Promise.all(checks.map(([what, check]) => runCheck(what, check)));
  return [...findings, ...checkMachine(env), ...found.flat()];
}

/** A check that breaks is a finding, too. */
async function runCheck(
  what: string,
  check: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [{ what, state: 'bad', said: `could not be checked: ${describeError(error)}` }];
  }
}

/** The link itself, or the address in the mail, read as the page reads it. */
function readLink(text: string, { oauthReturnPath }: Env): string {
  return parseTarget(text, oauthReturnPath).link ?? text;
}

function describe(findings: readonly Finding[]): string {
  const table = formatTable(findings.map(({ what, state, said }) => [MARKS[state], what, said]));
  const names = new Map<string, Set<string>>();
  for (const { what, todo } of findings) {
    if (todo) names.set(todo, (names.get(todo) ?? new Set()).add(what));
  }
  const lines = [...names].map(([todo, of]) => `  ${[...of].join(', ')}: ${todo}\n`);
  return lines.length > 0 ? `${table}\nWhat to do:\n${lines.join('')}` : table;
}

import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { listMisspelt } from '#lib/env/conflicts.ts';
import type { Variables } from '#lib/env/variables.ts';
import { type Env, parseEnv } from '#lib/env.ts';
import { bad, type Finding, good, warning } from './finding.ts';

/** About a hundred thousand payments. */
const FEW_BYTES = 500 * 1024 * 1024;

/** Node, the build, and the disk that the ledger's file is on. */
export function checkMachine({ ledger }: Env): Finding[] {
  return [
    good('Node', process.versions.node),
    checkBuild(),
    ...(ledger.kind === 'sqlite' ? [checkDisk(ledger.folder)] : []),
  ];
}

function checkBuild(): Finding {
  if (existsSync('.next/BUILD_ID')) return good('build', 'there is one');
  const todo = 'npm run build, or start this command in the folder of the bundle.';
  return bad('build', 'there is none in this folder', todo);
}

function checkDisk(folder: string): Finding {
  const path = resolve(folder);
  const nearest = findExisting(path);
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    const todo = 'Give the user that the page runs as the right to write there, or set DATA_DIR.';
    return bad('disk', `${nearest} cannot be written to`, todo);
  }
  const { bavail, bsize } = statfsSync(nearest);
  const freeInBytes = bavail * bsize;
  const said = `${Math.floor(freeInBytes / 1024 / 1024).toLocaleString('en-US')} MB free at ${path}`;
  if (freeInBytes >= FEW_BYTES) return good('disk', said);
  return warning('disk', said, 'Make room: without it no payment can be taken.');
}

function findExisting(path: string): string {
  return existsSync(path) ? path : findExisting(dirname(path));
}

type CheckedVariables = { readonly findings: readonly Finding[]; readonly env?: Env };

/** Reads the variables as the page does. Without good ones nothing else can be checked. */
export function checkVariables(variables: Variables): CheckedVariables {
  const misspelt = listMisspelt(variables).map((said) =>
    warning('variables', said, 'Correct the name, or take it out.'),
  );
  const parsed = parseEnv(variables);
  if (!parsed.ok) {
    const todo = 'Correct it: the page does not start. docs/deploy.md tells of each variable.';
    const problems = parsed.failure.map((said) => bad('variables', said, todo));
    return { findings: [...problems, ...misspelt] };
  }
  const env = parsed.value;
  const mode = env.testMode ? 'test mode, no money moves' : `Plaid’s ${env.plaidEnvironment}`;
  const inOrder = good('variables', `in order; ${mode}`);
  return { findings: [inOrder, ...misspelt, ...listSeldomMeant(env)], env };
}

/** What is allowed, and seldom meant. */
function listSeldomMeant(env: Env): Finding[] {
  const isSandbox = !env.testMode && env.plaidEnvironment === 'sandbox';
  return [
    isSandbox &&
      warning(
        'Plaid',
        'Plaid’s sandbox: no bank of a customer can be connected',
        'Set PLAID_ENVIRONMENT=production before the first customer.',
      ),
    !env.securityContact &&
      warning(
        'security contact',
        'nobody is named to whom a weakness can be told',
        'Set SECURITY_CONTACT to an address of mail or a page.',
      ),
    !env.metricsPort &&
      warning(
        'metrics',
        'nothing can be watched',
        'Set METRICS_PORT to a port that only your network reaches.',
      ),
  ].filter((finding) => finding !== false);
}

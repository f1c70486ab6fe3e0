import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { listMisspelt } from '#lib/env/conflicts.ts';
import type { Variables } from '#lib/env/variables.ts';
import { type Env, parseEnv } from '#lib/env.ts';
import type { Finding } from './finding.ts';

/** About a hundred thousand payments. */
const FEW_BYTES = 500 * 1024 * 1024;

/** Node, the build, and the disk that the ledger's file is on. */
export function checkMachine({ ledger }: Env): Finding[] {
  return [
    checkNode(),
    checkBuild(),
    ...(ledger.kind === 'sqlite' ? [checkDisk(ledger.folder)] : []),
  ];
}

function checkNode(): Finding {
  return { what: 'Node', state: 'good', said: process.versions.node };
}

function checkBuild(): Finding {
  if (existsSync('.next/BUILD_ID')) return { what: 'build', state: 'good', said: 'there is one' };
  return {
    what: 'build',
    state: 'bad',
    said: 'there is none in this folder',
    todo: 'npm run build, or start this command in the folder of the bundle.',
  };
}

function checkDisk(folder: string): Finding {
  const path = resolve(folder);
  const nearest = findExisting(path);
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    return {
      what: 'disk',
      state: 'bad',
      said: `${nearest} cannot be written to`,
      todo: 'Give the user that the page runs as the right to write there, or set DATA_DIR.',
    };
  }
  const { bavail, bsize } = statfsSync(nearest);
  const freeInBytes = bavail * bsize;
  const said = `${Math.floor(freeInBytes / 1024 / 1024).toLocaleString('en-US')} MB free at ${path}`;
  if (freeInBytes >= FEW_BYTES) return { what: 'disk', state: 'good', said };
  const todo = 'Make room: without it no payment can be taken.';
  return { what: 'disk', state: 'warning', said, todo };
}

function findExisting(path: string): string {
  return existsSync(path) ? path : findExisting(dirname(path));
}

type CheckedVariables = { readonly findings: readonly Finding[]; readonly env?: Env };

/** Reads the variables as the page does. Without good ones nothing else can be checked. */
export function checkVariables(variables: Variables): CheckedVariables {
  const misspelt = listMisspelt(variables).map(
    (said): Finding => ({
      what: 'variables',
      state: 'warning',
      said,
      todo: 'Correct the name, or take it out.',
    }),
  );
  const parsed = parseEnv(variables);
  if (!parsed.ok) {
    const todo = 'Correct it: the page does not start. docs/deploy.md tells of each variable.';
    const problems = parsed.failure.map(
      (said): Finding => ({ what: 'variables', state: 'bad', said, todo }),
    );
    return { findings: [...problems, ...misspelt] };
  }
  const env = parsed.value;
  const mode = env.testMode ? 'test mode, no money moves' : `Plaid’s ${env.plaidEnvironment}`;
  const good: Finding = { what: 'variables', state: 'good', said: `in order; ${mode}` };
  return { findings: [good, ...misspelt, ...checkChoices(env)], env };
}

/** What is allowed, and seldom meant. */
function checkChoices(env: Env): Finding[] {
  const findings: Finding[] = [];
  if (!env.testMode && env.plaidEnvironment === 'sandbox') {
    findings.push({
      what: 'Plaid',
      state: 'warning',
      said: 'Plaid’s sandbox: no bank of a customer can be connected',
      todo: 'Set PLAID_ENVIRONMENT=production before the first customer.',
    });
  }
  if (!env.securityContact) {
    findings.push({
      what: 'security contact',
      state: 'warning',
      said: 'nobody is named to whom a weakness can be told',
      todo: 'Set SECURITY_CONTACT to an address of mail or a page.',
    });
  }
  if (!env.metricsPort) {
    findings.push({
      what: 'metrics',
      state: 'warning',
      said: 'nothing can be watched',
      todo: 'Set METRICS_PORT to a port that only your network reaches.',
    });
  }
  return findings;
}

import { listMisspelt } from '#lib/env/list-misspelt.ts';
import type { Variables } from '#lib/env/variables.ts';
import { type Env, parseEnv } from '#lib/env.ts';
import type { Finding } from './finding.ts';

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

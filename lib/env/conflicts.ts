import { envSchema } from './env-schema.ts';
import { findWeakness } from './session-secrets.ts';
import { isLoopback, type Variables } from './variables.ts';

/** Every answer of ours comes within 25 seconds, and a payment reads first and pays then. */
const LONGEST_PAYMENT_IN_MS = 24_000;

/**
 * What variables must agree on with each other. A rule is silent while one of its variables is wrong
 * by itself, so that nobody is told about the consequence of a mistake as if it were a second one.
 */
export function listConflicts(variables: Variables): string[] {
  return [
    ...checkSecrets(variables),
    ...checkDeadlines(variables),
    ...checkSettling(variables),
    ...checkProxies(variables),
    ...checkPreview(variables),
    ...checkTestMode(variables),
    ...checkTestTarget(variables),
    ...checkTestClock(variables),
    ...checkCertificates(variables),
    ...checkPorts(variables),
  ];
}

function checkSecrets({ SESSION_SECRET, SESSION_SECRETS }: Variables): string[] {
  if (SESSION_SECRETS !== undefined) return [];
  if (SESSION_SECRET === undefined) return ['SESSION_SECRET is not set'];
  const weakness = findWeakness(SESSION_SECRET);
  return weakness ? [`SESSION_SECRET ${weakness}`] : [];
}

function checkDeadlines(variables: Variables): string[] {
  const { data } = envSchema
    .pick({ UPSTREAM_TIMEOUT_MS: true, PAY_TIMEOUT_MS: true })
    .safeParse(variables);
  if (!data || data.UPSTREAM_TIMEOUT_MS + data.PAY_TIMEOUT_MS <= LONGEST_PAYMENT_IN_MS) return [];
  return [
    `UPSTREAM_TIMEOUT_MS and PAY_TIMEOUT_MS must not exceed ${LONGEST_PAYMENT_IN_MS} together`,
  ];
}

function checkSettling(variables: Variables): string[] {
  const { data } = envSchema
    .pick({ UPSTREAM_TIMEOUT_MS: true, PAY_TIMEOUT_MS: true, SETTLING_SECONDS: true })
    .safeParse(variables);
  if (!data) return [];
  const longestInMs = data.UPSTREAM_TIMEOUT_MS + data.PAY_TIMEOUT_MS;
  if (data.SETTLING_SECONDS * 1000 > longestInMs) return [];
  return [
    `SETTLING_SECONDS must be longer than PAY_TIMEOUT_MS and UPSTREAM_TIMEOUT_MS together (${longestInMs} ms)`,
  ];
}

/** Two ways to tell the same, of which only one can be meant. */
function checkProxies({ TRUSTED_PROXIES, TRUST_PROXY_HOPS }: Variables): string[] {
  if (TRUSTED_PROXIES === undefined || Number(TRUST_PROXY_HOPS ?? 0) === 0) return [];
  return ['TRUST_PROXY_HOPS is accepted only without TRUSTED_PROXIES'];
}

/** It shows every brand to anyone who asks, so it has no place where real customers are. */
function checkPreview({ BRAND_PREVIEW, PLAID_ENVIRONMENT }: Variables): string[] {
  if (BRAND_PREVIEW !== '1' || PLAID_ENVIRONMENT === 'sandbox') return [];
  return ['BRAND_PREVIEW is accepted only with PLAID_ENVIRONMENT=sandbox'];
}

function checkTestMode({ TEST_MODE_PLAID_SCRIPT_URL, PLAID_ENVIRONMENT }: Variables): string[] {
  if (TEST_MODE_PLAID_SCRIPT_URL === undefined || PLAID_ENVIRONMENT === 'sandbox') return [];
  return ['TEST_MODE_PLAID_SCRIPT_URL is accepted only with PLAID_ENVIRONMENT=sandbox'];
}

/** A page in test mode must not be able to move money: its connectFi must be known as a test system. */
function checkTestTarget(variables: Variables): string[] {
  if (variables.TEST_MODE_PLAID_SCRIPT_URL === undefined) return [];
  const { data } = envSchema.pick({ CONNECTFI_BASE_URL: true }).safeParse(variables);
  if (!data) return [];
  const { host, hostname } = new URL(data.CONNECTFI_BASE_URL);
  const named = variables.TEST_MODE_CONNECTFI_HOST?.trim().toLowerCase();
  if (isLoopback(hostname) || named === host || named === hostname) return [];
  return [
    'CONNECTFI_BASE_URL must be on this machine or have the host named by TEST_MODE_CONNECTFI_HOST when TEST_MODE_PLAID_SCRIPT_URL is set',
  ];
}

/** Where money can move, no clock but the machine's own decides what a customer agrees to. */
function checkTestClock({ TEST_MODE_CLOCK_URL, TEST_MODE_PLAID_SCRIPT_URL }: Variables): string[] {
  if (TEST_MODE_CLOCK_URL === undefined || TEST_MODE_PLAID_SCRIPT_URL !== undefined) return [];
  return ['TEST_MODE_CLOCK_URL is accepted only in test mode, with TEST_MODE_PLAID_SCRIPT_URL'];
}

/** Node's own switch, with which connectFi could be anybody. */
function checkCertificates({ NODE_TLS_REJECT_UNAUTHORIZED }: Variables): string[] {
  if (NODE_TLS_REJECT_UNAUTHORIZED !== '0') return [];
  return [
    'NODE_TLS_REJECT_UNAUTHORIZED must not be 0: name your own authority in NODE_EXTRA_CA_CERTS',
  ];
}

function checkPorts(variables: Variables): string[] {
  const { data } = envSchema.pick({ PORT: true, METRICS_PORT: true }).safeParse(variables);
  return data && data.PORT === data.METRICS_PORT
    ? ['METRICS_PORT must be another port than PORT: no customer may reach the metrics']
    : [];
}

/** Shorter names are too near to those of other programs. */
const SHORTEST_NAME = 7;
const MAX_SLIPS = 2;

/**
 * Variables that are set and none of the page's, but look like one of them that is not set: each in words for the
 * operator, without its value. Pure.
 */
export function listMisspelt(variables: Variables): string[] {
  const ours = Object.keys(envSchema.shape);
  const missing = ours.filter((name) => name.length >= SHORTEST_NAME && !variables[name]);
  return Object.keys(variables).flatMap((given) => {
    if (ours.includes(given)) return [];
    const meant = missing.find((name) => countSlips(given.toUpperCase(), name) <= MAX_SLIPS);
    return meant ? [`${given} is none of the page’s variables. Was ${meant} meant?`] : [];
  });
}

/** Letters too many, too few, wrong, or two of them swapped (the optimal string alignment distance). */
function countSlips(given: string, meant: string): number {
  if (Math.abs(given.length - meant.length) > MAX_SLIPS) return Infinity;
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= given.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= meant.length; j++) {
      const isSame = given[i - 1] === meant[j - 1];
      const isSwapped = given[i - 1] === meant[j - 2] && given[i - 2] === meant[j - 1];
      const slips = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
      );
      rows[i]?.push(slips);
    }
  }
  return at(given.length, meant.length);
}

import type { z } from 'zod';
import { processWide } from '#lib/process-wide.ts';
import { listConflicts, listMisspelt } from './env/conflicts.ts';
import { envSchema } from './env/env-schema.ts';
import { toLedgerEnv } from './env/ledger-env.ts';
import type { SessionSecrets } from './env/session-secrets.ts';
import { describeIssues, dropEmpty, type Variables } from './env/variables.ts';
import { fail, type Result, succeed } from './result.ts';

/** The variables of the page, as the rest of it reads them. */
export type Env = Readonly<ReturnType<typeof toEnv>>;

export const sharedCheckedEnv = processWide<Env>('checkedEnv');

/**
 * The variables of this process, checked at the first call and never at import or build. Throws one
 * error that lists every problem.
 */
export function getEnv(): Env {
  sharedCheckedEnv.value ??= readEnv();
  return sharedCheckedEnv.value;
}

/** Whether Plaid is simulated. For pages, which a build renders where no variable is set: never throws. */
export function isTestMode(): boolean {
  if (sharedCheckedEnv.value) return sharedCheckedEnv.value.testMode !== undefined;
  const env = parseEnv(process.env);
  return env.ok && env.value.testMode !== undefined;
}

/** Checks variables; gives every problem at once, in words that name the variable and no value. */
export function parseEnv(variables: Variables): Result<Env, string[]> {
  const given = dropEmpty(variables);
  const parsed = envSchema.safeParse(given);
  const problems = [...describeIssues(parsed.error), ...listConflicts(given)];
  return parsed.data && problems.length === 0 ? succeed(toEnv(parsed.data)) : fail(problems);
}

function readEnv(): Env {
  const result = parseEnv(process.env);
  if (result.ok) return result.value;
  throw new Error(describeProblems([...result.failure, ...listMisspelt(process.env)]));
}

/** Why the page cannot start, for its operator. Takes sentences that begin with a variable's name. */
export function describeProblems(problems: readonly string[]): string {
  const list = problems.map((problem) => `  - ${problem}`).join('\n');
  return `The payment page cannot start. Please correct these variables:\n${list}`;
}

function toEnv(data: z.output<typeof envSchema>) {
  const scriptUrl = data.TEST_MODE_PLAID_SCRIPT_URL && new URL(data.TEST_MODE_PLAID_SCRIPT_URL);
  const only = { 1: data.SESSION_SECRET ?? '' };
  const secrets: SessionSecrets = data.SESSION_SECRETS ?? { passwords: only, sealing: only };
  return {
    ...toLedgerEnv(data),
    /** Where connectFi is, with its path prefix if it has one, without a slash at the end. */
    connectfiBaseUrl: new URL(data.CONNECTFI_BASE_URL).href.replace(/\/+$/, ''),
    publicOrigin: new URL(data.PUBLIC_ORIGIN).origin,
    /** For iron-session, by number: every one opens. */
    sessionPasswords: secrets.passwords,
    /** The one of them that seals. */
    sealingPassword: secrets.sealing,
    plaidEnvironment: data.PLAID_ENVIRONMENT,
    oauthReturnPath: data.OAUTH_RETURN_PATH,
    /** The deadline of every call of connectFi but the payment. */
    upstreamTimeoutMs: data.UPSTREAM_TIMEOUT_MS,
    /** The deadline of the payment itself (C4). */
    payTimeoutMs: data.PAY_TIMEOUT_MS,
    settlingSeconds: data.SETTLING_SECONDS,
    /** How often open attempts are looked for whose customers have gone. */
    sweepSeconds: data.SWEEP_SECONDS,
    /** The folder of brands, if any is named. */
    brandsDir: data.BRANDS_DIR,
    /** Whether the gallery of every screen and brand is there. */
    hasBrandPreview: data.BRAND_PREVIEW === '1',
    /** Whether texts may become addresses of scripts, where the operator has said so for every page. */
    trustedTypes: data.TRUSTED_TYPES,
    /** The hosts for which https is promised beyond themselves. */
    transport: { withSubdomains: data.HSTS_SUBDOMAIN_HOSTS, preloaded: data.HSTS_PRELOAD_HOSTS },
    /** The proxies whose word about a customer's address counts, if any; or how many of them are in front. */
    trustedProxies: data.TRUSTED_PROXIES ?? (data.TRUST_PROXY_HOPS || undefined),
    /** Where processes count together how often something is asked for, if not each for itself. */
    redisUrl: data.REDIS_URL,
    /** How many times more may be asked for than the table of limits says. */
    rateLimitFactor: data.RATE_LIMIT_FACTOR,
    /** The address to listen on. */
    host: data.HOST,
    port: data.PORT,
    /** Where the metrics are read, if anywhere. */
    metricsPort: data.METRICS_PORT,
    /** Whom to tell of a weakness, if anybody is named. */
    securityContact: data.SECURITY_CONTACT,
    logLevel: data.LOG_LEVEL,
    /** Set where Plaid is simulated and no money can move. */
    testMode: scriptUrl
      ? {
          plaidScriptUrl: scriptUrl.href,
          plaidOrigin: scriptUrl.origin,
          /** Where the time of the test system is asked for, if it has one of its own. */
          clockUrl: data.TEST_MODE_CLOCK_URL,
        }
      : undefined,
  };
}

import type { BlockList } from 'node:net';
import type { z } from 'zod';
import { listMisspelt } from '#lib/env/conflicts.ts';
import { processWide } from '#lib/process-wide.ts';
import type { TransportHosts } from '#lib/security-policy/answer-headers.ts';
import { listConflicts } from './env/conflicts.ts';
import { envSchema } from './env/env-schema.ts';
import { type LedgerEnv, toLedgerEnv } from './env/ledger-env.ts';
import type { SessionSecrets } from './env/session-secrets.ts';
import { describeIssues, dropEmpty, type Variables } from './env/variables.ts';
import { fail, type Result, succeed } from './result.ts';
import type { TrustedTypesMode } from './security-policy/trusted-types.ts';

export type Env = LedgerEnv & {
  /** Where connectFi is, with its path prefix if it has one, without a slash at the end. */
  readonly connectfiBaseUrl: string;
  readonly publicOrigin: string;
  /** For iron-session, by number: every one opens. */
  readonly sessionPasswords: SessionSecrets['passwords'];
  /** The one of them that seals. */
  readonly sealingPassword: SessionSecrets['sealing'];
  readonly plaidEnvironment: 'production' | 'sandbox';
  readonly oauthReturnPath: string;
  /** The deadline of every call of connectFi but the payment. */
  readonly upstreamTimeoutMs: number;
  /** The deadline of the payment itself (C4). */
  readonly payTimeoutMs: number;
  readonly settlingSeconds: number;
  /** How often open attempts are looked for whose customers have gone. */
  readonly sweepSeconds: number;
  /** The folder of brands, if any is named. */
  readonly brandsDir?: string;
  /** Whether the gallery of every screen and brand is there. */
  readonly hasBrandPreview: boolean;
  /** Whether texts may become addresses of scripts, where the operator has said so for every page. */
  readonly trustedTypes?: TrustedTypesMode;
  /** The hosts for which https is promised beyond themselves. */
  readonly transport: TransportHosts;
  /** The proxies whose word about a customer's address counts, if any; or how many of them are in front. */
  readonly trustedProxies?: BlockList | number;
  /** Where processes count together how often something is asked for, if not each for itself. */
  readonly redisUrl?: string;
  /** How many times more may be asked for than the table of limits says. */
  readonly rateLimitFactor: number;
  /** The address to listen on. */
  readonly host: string;
  readonly port: number;
  /** Where the metrics are read, if anywhere. */
  readonly metricsPort?: number;
  /** Whom to tell of a weakness, if anybody is named. */
  readonly securityContact?: string;
  readonly logLevel: z.output<typeof envSchema>['LOG_LEVEL'];
  /** Set where Plaid is simulated and no money can move. */
  readonly testMode?: {
    readonly plaidScriptUrl: string;
    readonly plaidOrigin: string;
    /** Where the time of the test system is asked for, if it has one of its own. */
    readonly clockUrl?: string;
  };
};

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

function toEnv(data: z.output<typeof envSchema>): Env {
  const scriptUrl = data.TEST_MODE_PLAID_SCRIPT_URL;
  const only = { 1: data.SESSION_SECRET ?? '' };
  const secrets = data.SESSION_SECRETS ?? { passwords: only, sealing: only };
  return {
    connectfiBaseUrl: new URL(data.CONNECTFI_BASE_URL).href.replace(/\/+$/, ''),
    publicOrigin: new URL(data.PUBLIC_ORIGIN).origin,
    sessionPasswords: secrets.passwords,
    sealingPassword: secrets.sealing,
    plaidEnvironment: data.PLAID_ENVIRONMENT,
    oauthReturnPath: data.OAUTH_RETURN_PATH,
    upstreamTimeoutMs: data.UPSTREAM_TIMEOUT_MS,
    payTimeoutMs: data.PAY_TIMEOUT_MS,
    settlingSeconds: data.SETTLING_SECONDS,
    sweepSeconds: data.SWEEP_SECONDS,
    ...(data.BRANDS_DIR && { brandsDir: data.BRANDS_DIR }),
    hasBrandPreview: data.BRAND_PREVIEW === '1',
    ...toLedgerEnv(data),
    ...(data.TRUSTED_PROXIES && { trustedProxies: data.TRUSTED_PROXIES }),
    ...(data.TRUSTED_TYPES && { trustedTypes: data.TRUSTED_TYPES }),
    transport: { withSubdomains: data.HSTS_SUBDOMAIN_HOSTS, preloaded: data.HSTS_PRELOAD_HOSTS },
    ...(data.TRUST_PROXY_HOPS && { trustedProxies: data.TRUST_PROXY_HOPS }),
    ...(data.REDIS_URL && { redisUrl: data.REDIS_URL }),
    rateLimitFactor: data.RATE_LIMIT_FACTOR,
    host: data.HOST,
    port: data.PORT,
    ...(data.METRICS_PORT && { metricsPort: data.METRICS_PORT }),
    ...(data.SECURITY_CONTACT && { securityContact: data.SECURITY_CONTACT }),
    logLevel: data.LOG_LEVEL,
    ...(scriptUrl && {
      testMode: {
        plaidScriptUrl: new URL(scriptUrl).href,
        plaidOrigin: new URL(scriptUrl).origin,
        ...(data.TEST_MODE_CLOCK_URL && { clockUrl: data.TEST_MODE_CLOCK_URL }),
      },
    }),
  };
}

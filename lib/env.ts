import type { z } from 'zod';
import { listConflicts, type Variables } from './env/conflicts.ts';
import { envSchema } from './env/env-schema.ts';
import { fail, type Result, succeed } from './result.ts';

export type Env = {
  /** Where connectFi is, with its path prefix if it has one, without a slash at the end. */
  readonly connectfiBaseUrl: string;
  readonly publicOrigin: string;
  /** For iron-session: the highest number seals, every number opens. */
  readonly sessionPasswords: Readonly<Record<number, string>>;
  readonly plaidEnvironment: 'production' | 'sandbox';
  readonly oauthReturnPath: string;
  /** The deadline of every call of connectFi but the payment. */
  readonly upstreamTimeoutMs: number;
  /** The deadline of the payment itself (C4). */
  readonly payTimeoutMs: number;
  readonly settlingSeconds: number;
  /** How often open attempts are looked for whose customers have gone. */
  readonly sweepSeconds: number;
  /** The folder of brands, if it is not the one of the examples. */
  readonly brandsDir?: string;
  /** Whether the gallery of every screen and brand is there. */
  readonly hasBrandPreview: boolean;
  /** Where the ledger is: a PostgreSQL database, or a file in a folder of this machine. */
  readonly ledger:
    | { readonly kind: 'postgres'; readonly url: string }
    | { readonly kind: 'sqlite'; readonly folder: string };
  /** How long the proof of an authorization is kept after its last change, at least. */
  readonly ledgerRetentionDays: number;
  /** The address to listen on. */
  readonly host: string;
  readonly port: number;
  /** Where the metrics are read, if anywhere. */
  readonly metricsPort?: number;
  readonly logLevel: z.output<typeof envSchema>['LOG_LEVEL'];
  /** Set where Plaid is simulated and no money can move. */
  readonly testMode?: { readonly plaidScriptUrl: string; readonly plaidOrigin: string };
};

declare global {
  var checkedEnv: Env | undefined;
}

/**
 * The variables of this process, checked at the first call and never at import or build. Throws one
 * error that lists every problem. Kept on `globalThis`, since Next does not share modules between
 * pages, handlers and the proxy.
 */
export function getEnv(): Env {
  globalThis.checkedEnv ??= readEnv();
  return globalThis.checkedEnv;
}

/** Whether Plaid is simulated. For pages, which a build renders where no variable is set: never throws. */
export function isTestMode(): boolean {
  if (globalThis.checkedEnv) return globalThis.checkedEnv.testMode !== undefined;
  const env = parseEnv(process.env);
  return env.ok && env.value.testMode !== undefined;
}

/** Checks variables; gives every problem at once, in words that name the variable and no value. */
export function parseEnv(variables: Variables): Result<Env, string[]> {
  const given = dropEmpty(variables);
  const parsed = envSchema.safeParse(given);
  const problems = (parsed.error?.issues ?? []).map(
    ({ path, message }) => `${String(path[0])} ${message}`,
  );
  problems.push(...listConflicts(given));
  return parsed.data && problems.length === 0 ? succeed(toEnv(parsed.data)) : fail(problems);
}

function readEnv(): Env {
  const result = parseEnv(process.env);
  if (result.ok) return result.value;
  throw new Error(describeProblems(result.failure));
}

/** Why the page cannot start, for its operator. Takes sentences that begin with a variable's name. */
export function describeProblems(problems: readonly string[]): string {
  const list = problems.map((problem) => `  - ${problem}`).join('\n');
  return `The payment page cannot start. Please correct these variables:\n${list}`;
}

/** `NAME=` in a file of variables means "not set". */
function dropEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

function toEnv(data: z.output<typeof envSchema>): Env {
  const scriptUrl = data.TEST_MODE_PLAID_SCRIPT_URL;
  return {
    connectfiBaseUrl: new URL(data.CONNECTFI_BASE_URL).href.replace(/\/+$/, ''),
    publicOrigin: new URL(data.PUBLIC_ORIGIN).origin,
    sessionPasswords: data.SESSION_SECRETS ?? { 1: data.SESSION_SECRET ?? '' },
    plaidEnvironment: data.PLAID_ENVIRONMENT,
    oauthReturnPath: data.OAUTH_RETURN_PATH,
    upstreamTimeoutMs: data.UPSTREAM_TIMEOUT_MS,
    payTimeoutMs: data.PAY_TIMEOUT_MS,
    settlingSeconds: data.SETTLING_SECONDS,
    sweepSeconds: data.SWEEP_SECONDS,
    ...(data.BRANDS_DIR && { brandsDir: data.BRANDS_DIR }),
    hasBrandPreview: data.BRAND_PREVIEW === '1',
    ledger: data.DATABASE_URL
      ? { kind: 'postgres', url: data.DATABASE_URL }
      : { kind: 'sqlite', folder: data.DATA_DIR },
    ledgerRetentionDays: data.LEDGER_RETENTION_DAYS,
    host: data.HOST,
    port: data.PORT,
    ...(data.METRICS_PORT && { metricsPort: data.METRICS_PORT }),
    logLevel: data.LOG_LEVEL,
    ...(scriptUrl && {
      testMode: { plaidScriptUrl: new URL(scriptUrl).href, plaidOrigin: new URL(scriptUrl).origin },
    }),
  };
}

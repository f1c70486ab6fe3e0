import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { RESERVED_PATH } from '#lib/http/parse-target.ts';
import { parseSessionSecrets } from './session-secrets.ts';
import { isPlainAddress, isPlainOrigin } from './variables.ts';

const MAIL = /^mailto:[^\s@?<>]+@[^\s@?<>]+$/;

/** An address by which people can be told of something: of mail, or of a page over https. One line. */
export function isContact(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
  return MAIL.test(text) || new URL(text).protocol === 'https:';
}

const HOST_NAME = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/;

/** Reads `pay.example.com, pay.example.org`. Gives a sentence where the text is wrong. */
function parseHosts(text: string): ReadonlySet<string> | string {
  const hosts = text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
  const isRight = hosts.every((host) => HOST_NAME.test(host));
  return isRight ? new Set(hosts) : 'must list host names such as pay.example.com,pay.example.org';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PLAIN_ADDRESS =
  'must be an https address (http only on this machine) without user, query or fragment';
const PATH = /^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/;

/** Every variable by itself. What two of them must agree on is in `conflicts.ts`. */
export const envSchema = z.object({
  CONNECTFI_BASE_URL: required().refine(isPlainAddress, { message: PLAIN_ADDRESS }),
  PUBLIC_ORIGIN: required().refine(isPlainOrigin, {
    message: 'must be an https origin such as https://pay.example.com (http only on this machine)',
  }),
  SESSION_SECRET: z.string().optional(),
  SESSION_SECRETS: z.string().optional().transform(readSecrets),
  PLAID_ENVIRONMENT: oneOf(['production', 'sandbox']).default('production'),
  OAUTH_RETURN_PATH: z
    .string()
    .refine((path) => PATH.test(path) && !RESERVED_PATH.test(path), {
      message:
        'must be a path such as /oauth, without query, and not one of ours (/pay, /payment, /health, /brand …)',
    })
    .default('/oauth'),
  UPSTREAM_TIMEOUT_MS: wholeNumber(100, 7_500).default(7_000),
  PAY_TIMEOUT_MS: wholeNumber(100, 16_000).default(15_000),
  SETTLING_SECONDS: wholeNumber(1, 86_400).default(120),
  SWEEP_SECONDS: wholeNumber(1, 3_600).default(15),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresAddress, { message: 'must be an address that begins with postgres://' })
    .optional(),
  LEDGER_RETENTION_DAYS: wholeNumber(730, 36_500).default(730),
  BRANDS_DIR: z.string().optional(),
  BRAND_PREVIEW: oneOf(['1']).optional(),
  TRUSTED_PROXIES: z.string().optional().transform(readProxies),
  TRUSTED_TYPES: oneOf(['enforce', 'report', 'off']).optional(),
  HSTS_SUBDOMAIN_HOSTS: z.string().default('').transform(readHosts),
  HSTS_PRELOAD_HOSTS: z.string().default('').transform(readHosts),
  TRUST_PROXY_HOPS: wholeNumber(0, 10).default(0),
  REDIS_URL: z
    .string()
    .refine(isRedisAddress, {
      message: 'must be an address that begins with redis:// or rediss://',
    })
    .optional(),
  RATE_LIMIT_FACTOR: wholeNumber(1, 100).default(1),
  HOST: z.string().default('0.0.0.0'),
  PORT: wholeNumber(0, 65_535).default(3000),
  METRICS_PORT: wholeNumber(1, 65_535).optional(),
  SECURITY_CONTACT: z
    .string()
    .refine(isContact, { message: 'must be an address that begins with mailto: or https:' })
    .optional(),
  LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  TEST_MODE_PLAID_SCRIPT_URL: z
    .string()
    .refine(isPlainAddress, { message: PLAIN_ADDRESS })
    .optional(),
  TEST_MODE_CONNECTFI_HOST: z.string().optional(),
  TEST_MODE_CLOCK_URL: z.string().refine(isPlainAddress, { message: PLAIN_ADDRESS }).optional(),
});

function required() {
  return z.string({ error: 'is not set' });
}

function isPostgresAddress(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function isRedisAddress(text: string): boolean {
  return URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol);
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` });
}

function wholeNumber(min: number, max: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      message: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number);
}

function readSecrets(text: string | undefined, context: z.RefinementCtx) {
  return text === undefined ? undefined : orIssue(parseSessionSecrets(text), context);
}

function readProxies(text: string | undefined, context: z.RefinementCtx) {
  return text === undefined ? undefined : orIssue(parseTrustedProxies(text), context);
}

function readHosts(text: string, context: z.RefinementCtx) {
  return orIssue(parseHosts(text), context);
}

/** A sentence in place of a value says what is wrong with it. */
function orIssue<Value extends object>(parsed: Value | string, context: z.RefinementCtx): Value {
  if (typeof parsed !== 'string') return parsed;
  context.addIssue({ code: 'custom', message: parsed });
  return z.NEVER;
}

/**
 * Reads `10.0.0.5, 192.168.0.0/16, 2001:db8::/32` into a list of addresses and networks. Gives a
 * sentence where the text is wrong.
 */
export function parseTrustedProxies(text: string): BlockList | string {
  const proxies = new BlockList();
  for (const part of text.split(',')) {
    const [address = '', prefix, ...more] = part.trim().split('/');
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const isPrefix =
      prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest);
    if (!version || !isPrefix || more.length > 0) {
      return 'must list addresses or networks such as 10.0.0.5,192.168.0.0/16';
    }
    proxies.addSubnet(address, Number(prefix ?? longest), version === 6 ? 'ipv6' : 'ipv4');
  }
  return proxies;
}

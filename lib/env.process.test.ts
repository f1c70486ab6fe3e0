import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { sharedCheckedEnv } from '#lib/env.ts';
import { envSchema } from './env/env-schema.ts';
import { getEnv, isTestMode, parseEnv } from './env.ts';

const SECRET = 'for tests alone: Kx7fQ2mVb9LwRt4Z';
const REQUIRED = {
  CONNECTFI_BASE_URL: 'https://connectfi.example/prefix/',
  PUBLIC_ORIGIN: 'https://pay.example.com/',
  SESSION_SECRET: SECRET,
};
const TEST_MODE = {
  ...REQUIRED,
  CONNECTFI_BASE_URL: 'http://127.0.0.1:4000/connectfi',
  PLAID_ENVIRONMENT: 'sandbox',
  TEST_MODE_PLAID_SCRIPT_URL: 'http://127.0.0.1:4000/plaid/link-initialize.js',
};

function listProblems(variables: Readonly<Record<string, string>>): string[] {
  const result = parseEnv(variables);
  return result.ok ? [] : result.failure;
}

describe('the variables', () => {
  it('have defaults for all but three', () => {
    expect(parseEnv({ ...REQUIRED, UNHEARD_OF: 'x' })).toEqual({
      ok: true,
      value: {
        connectfiBaseUrl: 'https://connectfi.example/prefix',
        publicOrigin: 'https://pay.example.com',
        sessionPasswords: { 1: SECRET },
        sealingPassword: { 1: SECRET },
        plaidEnvironment: 'production',
        oauthReturnPath: '/oauth',
        upstreamTimeoutMs: 7000,
        payTimeoutMs: 15_000,
        settlingSeconds: 120,
        sweepSeconds: 15,
        ledger: { kind: 'sqlite', folder: 'data' },
        ledgerRetentionDays: 730,
        hasBrandPreview: false,
        transport: { withSubdomains: new Set(), preloaded: new Set() },
        rateLimitFactor: 1,
        host: '0.0.0.0',
        port: 3000,
        logLevel: 'info',
      },
    });
  });

  it('put the ledger into a database where one is named', () => {
    const url = 'postgresql://page:secret@db.example/ledger';
    expect(parseEnv({ ...REQUIRED, DATA_DIR: '/srv/data', DATABASE_URL: url })).toMatchObject({
      value: { ledger: { kind: 'postgres', url } },
    });
    expect(parseEnv({ ...REQUIRED, DATA_DIR: '/srv/data' })).toMatchObject({
      value: { ledger: { kind: 'sqlite', folder: '/srv/data' } },
    });
  });

  it.each(['/oauth/payment', '/bank/payment/return', '/payments', '/healthy', '/pay-by-bank/x.y'])(
    'may name %s for the return from a bank',
    (path) => {
      expect(parseEnv({ ...REQUIRED, OAUTH_RETURN_PATH: path })).toMatchObject({
        value: { oauthReturnPath: path },
      });
    },
  );

  it('are all checked at once, in words that name the variable and show no value', () => {
    const problems = listProblems({
      PUBLIC_ORIGIN: 'https://jane:hunter2@pay.example.com',
      SESSION_SECRETS: '2:tooshort',
      PLAID_ENVIRONMENT: 'development',
      OAUTH_RETURN_PATH: '/pay/oauth',
      UPSTREAM_TIMEOUT_MS: '7s',
      PAY_TIMEOUT_MS: '99',
      SETTLING_SECONDS: '0',
      DATABASE_URL: 'mysql://jane:hunter2@db.example/pay',
      LEDGER_RETENTION_DAYS: '729',
      PORT: '65536',
      BRAND_PREVIEW: 'yes',
      SECURITY_CONTACT: 'security@example.com',
      LOG_LEVEL: 'loud',
      TEST_MODE_PLAID_SCRIPT_URL: 'javascript:alert(1)',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'CONNECTFI_BASE_URL',
      'PUBLIC_ORIGIN',
      'SESSION_SECRETS',
      'PLAID_ENVIRONMENT',
      'OAUTH_RETURN_PATH',
      'UPSTREAM_TIMEOUT_MS',
      'PAY_TIMEOUT_MS',
      'SETTLING_SECONDS',
      'DATABASE_URL',
      'LEDGER_RETENTION_DAYS',
      'BRAND_PREVIEW',
      'PORT',
      'SECURITY_CONTACT',
      'LOG_LEVEL',
      'TEST_MODE_PLAID_SCRIPT_URL',
      'TEST_MODE_PLAID_SCRIPT_URL',
    ]);
    expect(problems.join()).not.toMatch(/hunter2|tooshort|alert/);
  });

  it('that are empty are not set', () => {
    expect(listProblems({ ...REQUIRED, PUBLIC_ORIGIN: ' ', PORT: '' })).toEqual([
      'PUBLIC_ORIGIN is not set',
    ]);
  });

  it.each([
    ['CONNECTFI_BASE_URL', 'http://connectfi.example'],
    ['CONNECTFI_BASE_URL', 'https://connectfi.example/?a=b'],
    ['CONNECTFI_BASE_URL', 'https://connectfi.example/#a'],
    ['CONNECTFI_BASE_URL', 'https://user@connectfi.example/'],
    ['CONNECTFI_BASE_URL', 'ftp://localhost'],
    ['CONNECTFI_BASE_URL', 'http://localhost.evil.example'],
    ['CONNECTFI_BASE_URL', 'connectfi.example'],
    ['PUBLIC_ORIGIN', 'http://pay.example.com'],
    ['PUBLIC_ORIGIN', 'https://pay.example.com/path'],
    ['SESSION_SECRET', SECRET.slice(0, 31)],
    ['SESSION_SECRET', 'x'.repeat(64)],
    ['SESSION_SECRET', 'abcdefg'.repeat(9)],
    ['SESSION_SECRET', `change-me ${SECRET}`],
    ['SESSION_SECRETS', `1:my-Secret-${SECRET}`],
    ['SESSION_SECRETS', `1:${SECRET},2:0123456789${SECRET}`],
    ['SESSION_SECRETS', SECRET],
    ['SESSION_SECRETS', `0:${SECRET}`],
    ['SESSION_SECRETS', `a:${SECRET}`],
    ['SESSION_SECRETS', `1:${SECRET},1:${SECRET}`],
    ['SESSION_SECRETS', `2:${SECRET},`],
    ['OAUTH_RETURN_PATH', 'oauth'],
    ['OAUTH_RETURN_PATH', '/'],
    ['OAUTH_RETURN_PATH', '//evil.example'],
    ['OAUTH_RETURN_PATH', '/oauth?x=1'],
    ['OAUTH_RETURN_PATH', '/../pay'],
    ['OAUTH_RETURN_PATH', '/payment'],
    ['OAUTH_RETURN_PATH', '/PAY/oauth'],
    ['OAUTH_RETURN_PATH', '/icon.svg'],
    ['OAUTH_RETURN_PATH', '/favicon.ico'],
    ['OAUTH_RETURN_PATH', '/nowhere'],
    ['OAUTH_RETURN_PATH', '/_next/static/oauth'],
    ['OAUTH_RETURN_PATH', '/__nextjs_font/oauth'],
    ['OAUTH_RETURN_PATH', '/brand/oauth'],
    ['OAUTH_RETURN_PATH', '/brand-preview'],
    ['TRUSTED_PROXIES', 'proxy.example.com'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['TRUSTED_PROXIES', '10.0.0.5,'],
    ['TRUST_PROXY_HOPS', '11'],
    ['TRUST_PROXY_HOPS', '-1'],
    ['TRUST_PROXY_HOPS', 'all'],
    ['REDIS_URL', 'http://cache.example'],
    ['REDIS_URL', 'cache.example:6379'],
    ['RATE_LIMIT_FACTOR', '0'],
    ['RATE_LIMIT_FACTOR', '101'],
    ['RATE_LIMIT_FACTOR', 'off'],
    ['BRAND_PREVIEW', 'true'],
    ['UPSTREAM_TIMEOUT_MS', '7501'],
    ['UPSTREAM_TIMEOUT_MS', '1e3'],
    ['PAY_TIMEOUT_MS', '16001'],
    ['SETTLING_SECONDS', '22'],
    ['PORT', '-1'],
  ])('%s is refused as %s', (name, value) => {
    expect(listProblems({ ...REQUIRED, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} `)),
    ]);
  });

  it.each(['http://localhost:4000', 'http://127.0.0.1:4000/a/b', 'http://[::1]:4000'])(
    'connectFi may be on this machine over http: %s',
    (CONNECTFI_BASE_URL) => {
      expect(parseEnv({ ...REQUIRED, CONNECTFI_BASE_URL })).toMatchObject({
        value: { connectfiBaseUrl: CONNECTFI_BASE_URL },
      });
    },
  );

  it('keep every answer under 25 seconds', () => {
    const variables = { ...REQUIRED, UPSTREAM_TIMEOUT_MS: '7500', PAY_TIMEOUT_MS: '16000' };
    expect(listProblems({ ...variables, PAY_TIMEOUT_MS: '16500' })).toHaveLength(1);
    expect(listProblems(variables)).toEqual([]);
  });

  it('rotate secrets: each opens, the first seals, and the former single one no longer counts', () => {
    const NEWER = `newer ${SECRET}`;
    const OLDER = `o:l:d:er ${SECRET}`;
    for (const [SESSION_SECRETS, sealingPassword] of [
      [`2:${NEWER},1:${OLDER}`, { 2: NEWER }],
      [`1:${OLDER},2:${NEWER}`, { 1: OLDER }],
    ] as const) {
      const parsed = parseEnv({ ...REQUIRED, SESSION_SECRET: 'short', SESSION_SECRETS });
      expect(parsed).toMatchObject({
        value: { sessionPasswords: { 1: OLDER, 2: NEWER }, sealingPassword },
      });
    }
  });
});

describe('the proxies in front', () => {
  it('are known by their addresses or by how many they are, and not by both', () => {
    const named = { ...REQUIRED, TRUSTED_PROXIES: '10.0.0.0/8' };
    expect(parseEnv({ ...named, TRUST_PROXY_HOPS: '0' })).toMatchObject({
      value: { trustedProxies: expect.any(BlockList) },
    });
    expect(parseEnv({ ...REQUIRED, TRUST_PROXY_HOPS: '2' })).toMatchObject({
      value: { trustedProxies: 2 },
    });
    expect(listProblems({ ...named, TRUST_PROXY_HOPS: '2' })).toEqual([
      expect.stringMatching(/^TRUST_PROXY_HOPS .*TRUSTED_PROXIES$/),
    ]);
  });
});

describe('the rate limits', () => {
  it('are counted by a store for all processes where one is named', () => {
    const REDIS_URL = 'rediss://:secret@cache.example:6380/2';
    expect(parseEnv({ ...REQUIRED, REDIS_URL, RATE_LIMIT_FACTOR: '5' })).toMatchObject({
      value: { redisUrl: REDIS_URL, rateLimitFactor: 5 },
    });
  });
});

it('certificates are always checked', () => {
  expect(listProblems({ ...REQUIRED, NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([
    expect.stringMatching(/^NODE_TLS_REJECT_UNAUTHORIZED must not be 0/),
  ]);
  expect(listProblems({ ...REQUIRED, NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
});

describe('brands', () => {
  it('may be in another folder', () => {
    const BRANDS_DIR = '/srv/brands';
    expect(parseEnv({ ...REQUIRED, BRANDS_DIR })).toMatchObject({
      value: { brandsDir: BRANDS_DIR },
    });
  });

  it('are shown to anyone who asks only where no real customers are', () => {
    const preview = { ...REQUIRED, BRAND_PREVIEW: '1' };
    expect(listProblems(preview)).toEqual([expect.stringMatching(/^BRAND_PREVIEW .*sandbox$/)]);
    expect(parseEnv({ ...preview, PLAID_ENVIRONMENT: 'sandbox' })).toMatchObject({
      value: { hasBrandPreview: true },
    });
  });
});

describe('test mode', () => {
  it('names the script and its origin', () => {
    expect(parseEnv(TEST_MODE)).toMatchObject({
      value: {
        testMode: {
          plaidScriptUrl: 'http://127.0.0.1:4000/plaid/link-initialize.js',
          plaidOrigin: 'http://127.0.0.1:4000',
        },
      },
    });
  });

  it('follows the clock of a test system, and is the only mode that does', () => {
    const TEST_MODE_CLOCK_URL = 'https://sandbox.example/ns/team/clock';
    expect(parseEnv({ ...TEST_MODE, TEST_MODE_CLOCK_URL })).toMatchObject({
      value: { testMode: { clockUrl: TEST_MODE_CLOCK_URL } },
    });
    const sentence =
      'TEST_MODE_CLOCK_URL is accepted only in test mode, with TEST_MODE_PLAID_SCRIPT_URL';
    expect(listProblems({ ...REQUIRED, TEST_MODE_CLOCK_URL })).toEqual([sentence]);
    const rehearsal = { ...REQUIRED, PLAID_ENVIRONMENT: 'sandbox' };
    expect(listProblems({ ...rehearsal, TEST_MODE_CLOCK_URL })).toEqual([sentence]);
    expect(listProblems({ ...TEST_MODE, TEST_MODE_CLOCK_URL: 'http://sandbox.example' })).toEqual([
      expect.stringMatching(/^TEST_MODE_CLOCK_URL must be an https address/),
    ]);
  });

  it('is refused in production', () => {
    expect(listProblems({ ...TEST_MODE, PLAID_ENVIRONMENT: 'production' })).toHaveLength(1);
    expect(listProblems({ ...TEST_MODE, PLAID_ENVIRONMENT: '' })).toHaveLength(1);
  });

  it('is refused beside a connectFi that is not named as a test system', () => {
    const remote = { ...TEST_MODE, CONNECTFI_BASE_URL: 'https://api.test.example:8443/x' };
    expect(listProblems(remote)).toHaveLength(1);
    const other = { ...remote, TEST_MODE_CONNECTFI_HOST: 'test.example' };
    expect(listProblems(other)).toHaveLength(1);
    for (const host of ['api.test.example', 'API.test.example:8443']) {
      expect(listProblems({ ...remote, TEST_MODE_CONNECTFI_HOST: host })).toEqual([]);
    }
  });
});

describe('the process', () => {
  it('gets one error that lists every problem, and only when it asks', () => {
    const run = "import('#lib/env.ts').then(({ getEnv }) => getEnv())";
    const output = runNode(run, { PORT: 'x' });
    for (const name of ['CONNECTFI_BASE_URL', 'PUBLIC_ORIGIN', 'SESSION_SECRET', 'PORT']) {
      expect(output).toContain(`  - ${name} `);
    }
    expect(runNode("import('#lib/env.ts')", {})).toBe('');
  });

  it('reads its variables once', () => {
    Object.assign(process.env, TEST_MODE);
    const env = getEnv();
    process.env.PORT = '1234';
    expect(getEnv()).toBe(env);
    expect(env.port).toBe(3000);
    expect(isTestMode()).toBe(true);
  });

  it('is not in test mode while variables are missing, as in a build', () => {
    sharedCheckedEnv.value = undefined;
    process.env.PUBLIC_ORIGIN = '';
    expect(isTestMode()).toBe(false);
  });
});

it('.env.example has every variable', () => {
  const names = readFileSync('.env.example', 'utf8').match(/^[A-Z_]+(?==)/gm);
  expect(names).toEqual(Object.keys(envSchema.shape));
});

/** What plain Node writes to its standard error. */
function runNode(script: string, env: Readonly<Record<string, string>>): string {
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { NODE_ENV: 'test', ...env },
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  }
}

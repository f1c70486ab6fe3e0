import { expect, it } from 'vitest';
import { parseSandboxEnv } from './sandbox-env.ts';

const TOKEN = 'for tests alone: Kx7fQ2mVb9LwRt4Z'.replaceAll(' ', '-');

it('lets this machine alone in unless it is told otherwise', () => {
  expect(parseSandboxEnv({ SANDBOX_TOKEN: ' ' })).toEqual({
    ok: true,
    value: {
      port: 4000,
      host: '127.0.0.1',
      appOrigin: 'http://127.0.0.1:3000',
      otherAppOrigins: [],
    },
  });
});

it('serves several pages to other machines, with a token', () => {
  const variables = {
    PORT: '8080',
    SANDBOX_HOST: '0.0.0.0',
    SANDBOX_TOKEN: TOKEN,
    SANDBOX_ORIGIN: 'https://sandbox.example/',
    APP_ORIGINS: 'https://pay.example, https://pay.example.org/',
  };
  expect(parseSandboxEnv(variables)).toEqual({
    ok: true,
    value: {
      port: 8080,
      host: '0.0.0.0',
      token: TOKEN,
      publicOrigin: 'https://sandbox.example',
      appOrigin: 'https://pay.example',
      otherAppOrigins: ['https://pay.example.org'],
    },
  });
});

it.each(['0.0.0.0', '::', '192.168.0.7', 'sandbox.example'])(
  'does not listen at %s without a token, and says so in a sentence',
  (SANDBOX_HOST) => {
    expect(parseSandboxEnv({ SANDBOX_HOST })).toEqual({
      ok: false,
      failure: [expect.stringMatching(/^SANDBOX_TOKEN must be set where SANDBOX_HOST /)],
    });
  },
);

it.each(['127.0.0.1', '::1', 'localhost'])('needs no token at %s', (SANDBOX_HOST) => {
  expect(parseSandboxEnv({ SANDBOX_HOST }).ok).toBe(true);
});

it.each([
  ['PORT', '65536'],
  ['PORT', 'x'],
  ['SANDBOX_HOST', 'a host'],
  ['SANDBOX_TOKEN', 'short'],
  ['SANDBOX_TOKEN', 'x'.repeat(64)],
  ['SANDBOX_TOKEN', `${TOKEN} and more`],
  ['SANDBOX_ORIGIN', 'http://sandbox.example'],
  ['SANDBOX_ORIGIN', 'https://sandbox.example/path'],
  ['SANDBOX_WEBHOOK_HOSTS', 'https://platform.example'],
  ['SANDBOX_WEBHOOK_HOSTS', 'platform.example,'],
  ['APP_ORIGINS', 'https://pay.example,'],
  ['APP_ORIGINS', 'https://pay.example/path'],
  ['APP_ORIGIN', 'https://pay.example'],
])('%s is refused as %s, in words without the value', (name, value) => {
  const parsed = parseSandboxEnv({ [name]: value });
  const problems = parsed.ok ? [] : parsed.failure;
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
  expect(problems.join()).not.toContain(value);
});

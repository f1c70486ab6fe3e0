import { beforeEach, describe, expect, it } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedCheckedEnv } from '#lib/env.ts';
import { log as dictionaryLog, sharedLogger } from './log.ts';

const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjRmlUcmFuc2FjdGlvbklkIjoiN2wifQ.c2lnbmF0dXJl-_8';
const LINK = '3zjGoeyuHi1bPgCNgb2B1JERhfzLWU0SogPsgBG0nbb3d4RAHH2APVeyqldsOiH8C';
const LINK_TOKEN = 'link-sandbox-888f0c44-a8d8-47a1-98ca-7ac4f56d12c0';
const PUBLIC_TOKEN = 'public-production-443c68a5-2ef4-4cb7-8fd5-1c5747e8ff51';
const ACCOUNT = '1111222233330000';
const SECRETS = [JWT, LINK, LINK_TOKEN, PUBLIC_TOKEN, ACCOUNT, JWT.split('.')[1] ?? ''];

/** How lines are written does not depend on which there are. */
type AnyLine = (...line: [message: string] | [fields: object, message: string]) => void;
const log = dictionaryLog as unknown as Record<keyof typeof dictionaryLog, AnyLine>;

let lines: string[];
beforeEach(() => {
  lines = recordLog();
  sharedLogger.value = undefined;
  sharedCheckedEnv.value = undefined;
});

describe('a line', () => {
  it('is one line of JSON with a moment, a level, fields and a message', () => {
    log.warn({ operation: 'getPayment', status: 503 }, 'first\nsecond');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      operation: 'getPayment',
      status: 503,
      msg: 'first\nsecond',
    });
  });

  it('may have a message alone', () => {
    log.error('broken');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', msg: 'broken' });
  });

  it('below the level is not written', () => {
    log.debug('not now');
    expect(lines).toEqual([]);
  });
});

describe('secrets', () => {
  it.each([
    'jwt',
    'token',
    'link',
    'authorization',
    'Authorization',
    'cookie',
    'set-cookie',
    'x-connectfi-jwtoken',
    'publicToken',
    'public_token',
    'linkToken',
    'link_token',
    'password',
    'account',
    'accountId',
    'account_id',
    'routing',
    'wire_routing',
    'routingNumber',
    'DFIAccountNumber',
    'SESSION_SECRET',
  ])('are masked in a member named %s, at any depth', (name) => {
    log.info({ [name]: 'hidden1', deep: [{ deeper: { [name]: { a: 'hidden2' } } }] }, 'x');
    expect(lines.join('')).not.toContain('hidden');
    expect(lines.join('')).toContain('"[redacted]"');
  });

  it.each(SECRETS)('are masked wherever they stand: %s', (secret) => {
    const error = new Error(`failed for ${secret}`, { cause: new Error(secret) });
    Object.assign(error, { headers: { 'x-connectfi-jwtoken': 'hidden' }, details: secret });
    log.error({ err: error, list: [`"${secret}"`], [secret]: 1 }, `message about ${secret}.`);
    log.error(error, 'an error by itself');
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain(secret);
    expect(lines.join('')).not.toContain('hidden');
  });

  it.each([
    '/payment/abcdefgh',
    'https://pay.example.com/payment/abcdefgh?x',
    '%2Fpayment%2Fabcdefgh',
  ])('are masked in an address: %s', (address) => {
    log.info({ address }, `at ${address}`);
    expect(lines.join('')).not.toContain('abcdefgh');
  });

  it('do not take what is none with them', () => {
    const harmless = {
      path: '/public/customer/payment/invoice/list',
      card: '/public/customer/payment/card-pay',
      requestId: '735493a04f2d11ef92543a54d404e711',
      ref: 'abcdefghijklmnopqrstuv',
      durationInMs: 1234567890,
    };
    log.info(harmless, 'connectFi was called');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject(harmless);
  });
});

import { expect, it } from 'vitest';
import { parseSupportEnv } from './support-env.ts';

const SECRET = 'x'.repeat(32);

it('listens on this machine alone unless told otherwise', () => {
  expect(parseSupportEnv({ SUPPORT_PORT: '3100', SUPPORT_SECRET: SECRET })).toEqual({
    ok: true,
    value: { host: '127.0.0.1', port: 3100, authentication: { kind: 'secret', secret: SECRET } },
  });
});

it('takes a proxy’s word in place of a secret', () => {
  expect(parseSupportEnv({ SUPPORT_PORT: '3100', SUPPORT_USER_HEADER: 'X-User' })).toMatchObject({
    value: { authentication: { kind: 'proxy', header: 'x-user' } },
  });
});

it.each([
  [{}, /SUPPORT_PORT is not set/],
  [{ SUPPORT_PORT: '3100' }, /SUPPORT_SECRET or SUPPORT_USER_HEADER/],
  [{ SUPPORT_PORT: '3100', SUPPORT_SECRET: 'short' }, /SUPPORT_SECRET must have at least 32/],
  [{ SUPPORT_PORT: 'x', SUPPORT_SECRET: SECRET }, /SUPPORT_PORT must be a port/],
  [{ SUPPORT_PORT: '1', SUPPORT_SECRET: SECRET, SUPPORT_USER_HEADER: 'a' }, /not both/],
] as const)('says what is wrong with %j', (variables, problem) => {
  const parsed = parseSupportEnv(variables);
  expect(parsed.ok || parsed.failure.join()).toMatch(problem);
});

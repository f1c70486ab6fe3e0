import { describe, expect, it } from 'vitest';
import { fail, succeed } from '#lib/result.ts';
import { createLinkTokens, isUsable, readLinkToken } from './link-token.ts';

const MINUTE = 60_000;
const FOUR_HOURS = 240 * MINUTE;

function setUp(lifeInMs = FOUR_HOURS) {
  const calls: string[] = [];
  const clock = { now: 0 };
  let count = 0;
  const tokens = createLinkTokens({
    create: async () => {
      calls.push('create');
      count += 1;
      return succeed({ value: `link-sandbox-${count}`, lifeInMs });
    },
    forget: async () => {
      calls.push('forget');
    },
    isTestMode: true,
    now: () => clock.now,
  });
  return { tokens, calls, clock };
}

describe('createLinkTokens', () => {
  it('asks once however often a token is wanted', async () => {
    const { tokens, calls } = setUp();
    const [one, other] = await Promise.all([tokens.get(), tokens.get()]);
    expect(one).toEqual(other);
    expect(await tokens.get()).toEqual(one);
    expect(calls).toEqual(['create']);
  });

  it('asks again five minutes before the end', async () => {
    const { tokens, calls, clock } = setUp();
    await tokens.get();
    clock.now = FOUR_HOURS - 5 * MINUTE - 1;
    await tokens.get();
    expect(calls).toHaveLength(1);
    clock.now += 1;
    expect(await tokens.get()).toMatchObject({ value: { value: 'link-sandbox-2' } });
  });

  it('does not use a token that comes with less than five minutes to live', async () => {
    const { tokens } = setUp(5 * MINUTE);
    expect(await tokens.get()).toEqual(fail({ code: 'connectingUnavailable' }));
  });

  it('gets another one after one was used', async () => {
    const { tokens } = setUp();
    await tokens.get();
    tokens.drop();
    expect(await tokens.get()).toMatchObject({ value: { value: 'link-sandbox-2' } });
  });

  it('waits until the server has forgotten the last one, since both write the cookie', async () => {
    const calls: string[] = [];
    let hasForgotten: () => void = () => {};
    const tokens = createLinkTokens({
      create: async () => {
        calls.push('create');
        return succeed({ value: 'link-sandbox-1', lifeInMs: FOUR_HOURS });
      },
      forget: () => new Promise((resolve) => (hasForgotten = resolve)),
      isTestMode: true,
      now: () => 0,
    });
    tokens.forget('closed');
    const token = tokens.get();
    await Promise.resolve();
    expect(calls).toEqual([]);
    hasForgotten();
    await token;
    expect(calls).toEqual(['create']);
  });

  it('tries again after a failure, and says what failed', async () => {
    const answers = [
      fail({ code: 'upstreamUnavailable', reference: 'r-1' } as const),
      succeed({ value: 'link-sandbox-1', lifeInMs: FOUR_HOURS }),
    ];
    const tokens = createLinkTokens({
      create: async () => answers.shift() ?? fail({ code: 'noAnswer' }),
      forget: async () => {},
      isTestMode: true,
      now: () => 0,
    });
    expect(await tokens.get()).toEqual(fail({ code: 'upstreamUnavailable', reference: 'r-1' }));
    expect(await tokens.get()).toMatchObject({ ok: true });
  });
});

describe('readLinkToken', () => {
  const read = (value: string, isTestMode: boolean) =>
    readLinkToken({ value, lifeInMs: FOUR_HOURS }, { isTestMode, nowInMs: 0 });

  it('lets no token of another system into test mode', () => {
    expect(read('link-production-1', true)).toBeUndefined();
    expect(read('link-sandbox-1', true)).toMatchObject({ value: 'link-sandbox-1' });
    expect(read('link-production-1', false)).toMatchObject({ value: 'link-production-1' });
  });

  it('counts usable time up to five minutes before the end', () => {
    const token = read('link-production-1', false);
    expect(token?.usableUntilInMs).toBe(FOUR_HOURS - 5 * MINUTE);
    expect(token && isUsable(token, FOUR_HOURS - 5 * MINUTE)).toBe(false);
  });
});

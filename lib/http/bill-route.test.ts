import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '#app/pay/[ref]/ach-payment/route.ts';
import { GET } from '#app/pay/[ref]/status/route.ts';
import { SITE_ORIGIN_HEADER } from '#lib/internal-headers.ts';
import { LIMITS } from '#lib/limits/limits-table.ts';
import { openTestLimits } from '#lib/limits/testing/open-test-limits.ts';
import { failures } from '#lib/messages/en/failures.ts';

const REF = 'a'.repeat(22);
const { never, pay } = vi.hoisted(() => {
  const never = () => new Promise(() => {});
  return { never, pay: vi.fn(never) };
});

vi.mock('#lib/session.ts', () => ({
  readSession: async () => ({ ref: REF, sessionId: 'session' }),
}));
vi.mock('#lib/log.ts', () => ({ log: { error: vi.fn(), warn: vi.fn() } }));
vi.mock('#lib/checkout/pay-by-bank.ts', () => ({ payByBank: pay }));
vi.mock('#lib/checkout/check-shown-here.ts', () => ({ checkShownHere: never }));
vi.mock('#lib/checkout/renew-session.ts', () => ({ callWithRenewal: never }));
vi.mock('#lib/checkout/load-bill.ts', () => ({ loadBillState: never }));

beforeEach(() => {
  vi.useFakeTimers();
  pay.mockClear();
  openTestLimits();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an answer that would come too late', () => {
  it('never says of a payment that nothing was paid', async () => {
    const answer = await waitFor(POST(ask('POST'), context()));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ outcome: 'unknown' });
  });

  it('says of a reading that nobody answers', async () => {
    const answer = await waitFor(GET(ask('GET'), context()));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'upstreamUnavailable' });
  });
});

describe('a session that asks too often', () => {
  it('is told when to come back, and that nothing was paid, before anything is done', async () => {
    const { points } = LIMITS['payment by session'];
    for (let i = 0; i < points; i++) void POST(ask('POST'), context());
    await vi.advanceTimersByTimeAsync(0);
    expect(pay).toHaveBeenCalledTimes(points);

    const answer = await POST(ask('POST'), context());
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.json()).toEqual({
      code: 'tooManyRequests',
      message: failures.tooManyRequests,
    });
    expect(failures.tooManyRequests).toContain('Nothing was paid by this step.');
    expect(pay).toHaveBeenCalledTimes(points);
  });
});

function ask(method: 'GET' | 'POST'): Request {
  const order = {
    accountId: 'a',
    nameOnAccount: 'Jane Doe',
    amountInCents: 12_500,
    debitDate: '2030-01-02',
    authorizationVersion: 'a',
  };
  return new Request('http://page.example/', {
    method,
    headers: {
      'content-type': 'application/json',
      origin: 'http://page.example',
      [SITE_ORIGIN_HEADER]: 'http://page.example',
    },
    ...(method === 'POST' && { body: JSON.stringify(order) }),
  });
}

function context() {
  return { params: Promise.resolve({ ref: REF }) };
}

/** All the time that an answer of ours may take. */
async function waitFor(answer: Promise<Response>): Promise<Response> {
  await vi.advanceTimersByTimeAsync(25_000);
  return answer;
}

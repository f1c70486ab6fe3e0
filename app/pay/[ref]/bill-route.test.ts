import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '#app/pay/[ref]/ach-payment/route.ts';
import { GET } from '#app/pay/[ref]/status/route.ts';
import { SITE_ORIGIN_HEADER } from '#lib/internal-headers.ts';
import { LIMITS } from '#lib/limits/limits.ts';
import { openTestLimits } from '#lib/limits/testing/open-test-limits.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

const REF = 'a'.repeat(22);
const { never, pay, readEnd } = vi.hoisted(() => {
  const never = () => new Promise(() => {});
  return { never, pay: vi.fn(never), readEnd: vi.fn() };
});

vi.mock('#lib/session.ts', () => ({
  readSession: async () => ({ ref: REF, sessionId: 'session' }),
  readEnd,
}));
vi.mock('#lib/log/log.ts', () => ({ log: { error: vi.fn(), info: vi.fn(), warn: vi.fn() } }));
vi.mock('#lib/checkout/pay/place-order.ts', () => ({ placeOrder: pay }));
vi.mock('#lib/checkout/read/read-payment.ts', () => ({ checkShownHere: never }));
vi.mock('#lib/checkout/open/renew-session.ts', () => ({ callWithRenewal: never }));
vi.mock('#lib/checkout/read/load-bill.ts', () => ({
  loadBillState: never,
  readBillAndAccounts: never,
}));

beforeEach(() => {
  vi.useFakeTimers();
  pay.mockClear();
  readEnd.mockReset();
  readEnd.mockResolvedValue('living');
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
      message: bankPayment.problems.tooManyRequests,
    });
    expect(bankPayment.problems.tooManyRequests).toContain('Nothing was paid by this step.');
    expect(pay).toHaveBeenCalledTimes(points);
  });
});

describe('a session that may have been ended', () => {
  it('does nothing once it is', async () => {
    readEnd.mockResolvedValue('ended');
    for (const answer of [await POST(ask('POST'), context()), await GET(ask('GET'), context())]) {
      expect(answer.status).toBe(401);
    }
    expect(pay).not.toHaveBeenCalled();
  });

  it('pays nothing while nobody can say, and still reads', async () => {
    readEnd.mockResolvedValue('unknown');
    const paid = await POST(ask('POST'), context());
    expect(paid.status).toBe(503);
    expect(await paid.json()).toMatchObject({ code: 'storeUnavailable' });
    expect(pay).not.toHaveBeenCalled();
    const read = await waitFor(GET(ask('GET'), context()));
    expect(await read.json(), 'it went on to connectFi').toMatchObject({
      code: 'upstreamUnavailable',
    });
  });

  it('asks the ledger for nobody who asks too often', async () => {
    const { points } = LIMITS['payment by session'];
    for (let i = 0; i < points + 20; i++) void POST(ask('POST'), context());
    await vi.advanceTimersByTimeAsync(0);
    expect(readEnd).toHaveBeenCalledTimes(points);
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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canReach } from './load-document.ts';

const OURS = { headers: { 'x-request-id': 'K7Q2M-4X9TB' } };

beforeEach(() => {
  vi.useFakeTimers();
  // The browser's own deadlines know no timers of a test.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((inMs) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), inMs);
    return controller.signal;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('whether our server is reached', () => {
  it.each([
    ['at once', 0, true],
    ['late, on a slow line', 20_000, true],
    ['later than anything comes', 40_000, false],
  ])('tells where it answers %s', async (_when, afterMs, isReached) => {
    stubFetch(async ({ signal }) => {
      signal?.throwIfAborted();
      await new Promise((done, giveUp) => {
        setTimeout(done, afterMs);
        signal?.addEventListener('abort', giveUp);
      });
      return new Response(null, OURS);
    });
    const reaching = canReach('/pay/ref');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await reaching).toBe(isReached);
  });

  it.each([
    ['answers a HEAD by itself', async () => new Response(null, { status: 405 })],
    ['ends a HEAD', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('tells where something in between %s', async (_what, answerHead) => {
    const asked: string[] = [];
    stubFetch(({ method = 'GET' }, address) => {
      asked.push(`${method} ${address}`);
      return method === 'HEAD' ? answerHead() : Promise.resolve(new Response('', OURS));
    });
    expect(await canReach('/pay/ref')).toBe(true);
    // What the address does is not done for it.
    expect(asked).toEqual(['HEAD /pay/ref', 'GET /payment']);
  });

  it('does not take the page of another server for ours', async () => {
    stubFetch(async () => new Response('<html>'));
    expect(await canReach('/pay/ref')).toBe(false);
  });
});

function stubFetch(answer: (init: RequestInit, address: string) => Promise<Response>): void {
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => answer(init, address));
}

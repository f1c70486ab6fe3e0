import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedCheckedEnv } from '#lib/env.ts';
import { sharedLedger } from '#lib/ledger/ledger.ts';
import { openTestLedger } from '#lib/ledger/testing/open-test-ledger.ts';
import { LIMITS } from '#lib/limits/limits.ts';
import { openTestLimits } from '#lib/limits/testing/open-test-limits.ts';
import { type Opening, openWithinLimits } from './open-link.ts';

const { exchangeLink } = vi.hoisted(() => ({ exchangeLink: vi.fn() }));
vi.mock('#lib/connectfi/operations/exchange-link.ts', () => ({ exchangeLink }));

const ADDRESS = '198.51.100.7';
const FAILURES = LIMITS['failed opening by address'].points;
const UNKNOWN = { kind: 'refused', reason: 'linkUnknown', code: 'x', requestId: 'id' };
const EXCHANGED = { jwt: 'a.b.c', expiresInSeconds: 3600, transactionId: 'transaction' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubEnv('CONNECTFI_BASE_URL', 'https://connectfi.example');
  vi.stubEnv('PUBLIC_ORIGIN', 'https://pay.example.com');
  vi.stubEnv('SESSION_SECRET', 'for tests alone: Kx7fQ2mVb9LwRt4Z');
  sharedCheckedEnv.value = undefined;
  recordLog();
  openTestLimits();
  sharedLedger.value = openTestLedger();
  exchangeLink.mockReset();
  exchangeLink.mockImplementation(async (link: string) =>
    link.startsWith('good') ? { ok: true, value: EXCHANGED } : { ok: false, failure: UNKNOWN },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  sharedCheckedEnv.value = undefined;
});

describe('openings that fail', () => {
  it('are few before an address has no link looked up any more, be it a good one', async () => {
    for (let i = 0; i < FAILURES; i++) {
      expect(await open(`guess-${i}`)).toEqual({
        kind: 'trouble',
        trouble: { code: 'linkUnknown' },
      });
    }
    exchangeLink.mockClear();
    expect(await open('guess-again')).toEqual(tooMany(600));
    expect(await open('good-link')).toEqual(tooMany(600));
    expect(exchangeLink).not.toHaveBeenCalled();
    expect(await open('good-link', { address: '203.0.113.9' })).toMatchObject({ kind: 'opened' });
  });

  it('are not those of texts that hold no link, which end like unknown ones', async () => {
    for (let i = 0; i < FAILURES + 5; i++) {
      expect(await open(undefined)).toEqual({ kind: 'trouble', trouble: { code: 'linkUnknown' } });
    }
    expect(await open('good-link')).toMatchObject({ kind: 'opened' });
    for (let i = 0; i < FAILURES; i++) await open(`guess-${i}`);
    expect(await open(undefined)).toEqual({ kind: 'trouble', trouble: { code: 'linkUnknown' } });
  });

  it('are not those of closed links, which are no guesses', async () => {
    const failure = { kind: 'refused', reason: 'notPayable', code: 'paymentStatus' };
    exchangeLink.mockResolvedValue({ ok: false, failure });
    for (let i = 0; i < FAILURES + 5; i++) await open(`closed-${i}`);
    expect(await open('closed')).toMatchObject({ kind: 'trouble', trouble: { code: 'closed' } });
  });

  it.each(['noAnswer', 'unavailable', 'notSent', 'busy', 'unreadable'])(
    'are not those where connectFi has told nothing: %s',
    async (kind) => {
      exchangeLink.mockResolvedValue({ ok: false, failure: { kind } });
      for (let i = 0; i < FAILURES + 5; i++) await open(`link-${i}`);
      expect(await open('one-more')).not.toMatchObject({ trouble: { code: 'tooManyRequests' } });
    },
  );

  it('are refused where many were under way at once', async () => {
    const many = Array.from({ length: FAILURES + 5 }, (_, i) => open(`guess-${i}`));
    const refused = (await Promise.all(many)).filter((opening) => isTooMany(opening));
    expect(refused).toHaveLength(5);
  });

  it('keep nobody from a bill that is open in their browser', async () => {
    const opened = await open('good-link');
    const cookies = opened.kind === 'opened' ? [...opened.cookies] : [];
    for (let i = 0; i < FAILURES; i++) await open(`guess-${i}`);
    exchangeLink.mockClear();
    expect(await open('good-link', { cookies })).toMatchObject({ kind: 'opened' });
    expect(exchangeLink).not.toHaveBeenCalled();
  });
});

describe('openings that succeed', () => {
  it('may be many from one address, then none until its time is over', async () => {
    const { points } = LIMITS['opening by address'];
    for (let i = 0; i < points; i++) {
      expect(await open(`good-${i}`)).toMatchObject({ kind: 'opened' });
    }
    expect(await open('good-one')).toEqual(tooMany(60));
    expect(await open(undefined), 'malformed').toEqual(tooMany(60));
  });

  it('may be many of one link, from wherever', async () => {
    const { points } = LIMITS['opening by link'];
    for (let i = 0; i < points; i++) {
      expect(await open('good-link', { address: `198.51.100.${i}` })).toMatchObject({
        kind: 'opened',
      });
    }
    expect(await open('good-link', { address: '203.0.113.9' })).toEqual(tooMany(60));
    expect(await open('good-other', { address: '203.0.113.9' })).toMatchObject({ kind: 'opened' });
  });
});

type Client = {
  readonly address?: string;
  readonly cookies?: { name: string; value: string }[];
};

function open(link: string | undefined, { address = ADDRESS, cookies = [] }: Client = {}) {
  return openWithinLimits({ link, jar: { getAll: () => cookies }, address });
}

function tooMany(retryAfterInSeconds: number): Opening {
  return { kind: 'trouble', trouble: { code: 'tooManyRequests', retryAfterInSeconds } };
}

function isTooMany(opening: Opening): boolean {
  return opening.kind === 'trouble' && opening.trouble.code === 'tooManyRequests';
}

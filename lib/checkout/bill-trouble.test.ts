import { describe, expect, it } from 'vitest';
import { describeBillTrouble } from './bill-trouble.ts';

const NOW = Date.parse('2026-11-02T15:00:00Z');
const UNAUTHORIZED = { kind: 'unauthorized', requestId: 'request-1' } as const;

describe('the trouble of a page whose bill could not be read', () => {
  it.each([
    [{ kind: 'refused', reason: 'notPayable', code: 'paymentStatus' }, 'closed', 410],
    [{ kind: 'busy' }, 'upstreamBusy', 503],
    [{ kind: 'unreadable' }, 'upstreamUnreadable', 502],
    [{ kind: 'unavailable' }, 'upstreamUnavailable', 503],
    [{ kind: 'noAnswer', isTimeout: true }, 'upstreamUnavailable', 503],
    [{ kind: 'notSent' }, 'upstreamUnavailable', 503],
    [{ kind: 'notHere' }, 'linkUnknown', 404],
  ] as const)('is for %o the screen %s under %i', (failure, screen, status) => {
    expect(describeBillTrouble(failure, {}, NOW)).toMatchObject({
      kind: 'trouble',
      screen,
      status,
    });
  });

  it('sends a session that is over through its renewal', () => {
    expect(describeBillTrouble(UNAUTHORIZED, {}, NOW).kind).toBe('renew');
  });

  it.each([
    [1_000, 'trouble'],
    [59_000, 'trouble'],
    [61_000, 'renew'],
  ])('does not renew what was renewed %i ms ago in vain: %s', (ageInMs, kind) => {
    const session = { renewedAtInMs: NOW - ageInMs };
    expect(describeBillTrouble(UNAUTHORIZED, session, NOW).kind).toBe(kind);
  });

  it('says why a renewal has just failed, and tries it again at the next reload', () => {
    const renewalTrouble = { screen: 'closed', reference: 'request-2', atInMs: NOW } as const;
    expect(describeBillTrouble(UNAUTHORIZED, { renewalTrouble }, NOW + 4_000)).toEqual({
      kind: 'trouble',
      screen: 'closed',
      status: 410,
      reference: 'request-2',
    });
    expect(describeBillTrouble(UNAUTHORIZED, { renewalTrouble }, NOW + 6_000).kind).toBe('renew');
  });
});

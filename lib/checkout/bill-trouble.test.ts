import { describe, expect, it } from 'vitest';
import { describeBillTrouble } from './bill-trouble.ts';

const NOW = Date.parse('2026-11-02T15:00:00Z');
const UNAUTHORIZED = { kind: 'unauthorized', requestId: 'request-1' } as const;
const STAYS = { code: 'upstreamUnavailable', reference: 'request-1' };

describe('the trouble of a page whose bill could not be read', () => {
  it('sends a session that is over through its renewal', () => {
    expect(describeBillTrouble(UNAUTHORIZED, {}, NOW)).toBe('renew');
  });

  it.each([
    [1_000, STAYS],
    [59_000, STAYS],
    [61_000, 'renew'],
  ])('does not renew what was renewed %i ms ago in vain: %o', (ageInMs, trouble) => {
    const session = { renewedAtInMs: NOW - ageInMs };
    expect(describeBillTrouble(UNAUTHORIZED, session, NOW)).toEqual(trouble);
  });

  it('says why a renewal has just failed, and tries it again at the next reload', () => {
    const renewalTrouble = { screen: 'closed', reference: 'request-2', atInMs: NOW } as const;
    const told = describeBillTrouble(UNAUTHORIZED, { renewalTrouble }, NOW + 4_000);
    expect(told).toEqual({ code: 'closed', reference: 'request-2' });
    expect(describeBillTrouble(UNAUTHORIZED, { renewalTrouble }, NOW + 6_000)).toBe('renew');
  });
});

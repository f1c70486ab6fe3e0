import { describe, expect, it } from 'vitest';
import { describeBillTrouble } from './renew-for-page.ts';

const UNAUTHORIZED = { kind: 'unauthorized', requestId: 'request-1' } as const;
const STAYS = { code: 'upstreamUnavailable' };

describe('the trouble of a page whose bill could not be read', () => {
  it.each([
    [undefined, 'renew'],
    [{ renewals: 1 }, 'renew'],
    [{ renewals: 2 }, STAYS],
    [{ renewals: 3 }, STAYS],
  ])('is that the session is over, until it was renewed twice in vain: %j', (notice, trouble) => {
    expect(describeBillTrouble(UNAUTHORIZED, notice)).toEqual(trouble);
  });

  it('is why the renewal has just failed', () => {
    const trouble = { code: 'closed' } as const;
    expect(describeBillTrouble(UNAUTHORIZED, { renewals: 1, trouble })).toEqual(trouble);
  });

  it('is its own where the session is not over', () => {
    const trouble = { code: 'closed' } as const;
    const told = describeBillTrouble({ kind: 'busy' }, { renewals: 2, trouble });
    expect(told).toMatchObject({ code: 'upstreamBusy' });
  });
});

import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '#lib/connectfi/transport/failure.ts';
import {
  describeConnectingFailure,
  describeFailure,
  describeOpeningFailure,
} from './describe-failure.ts';

describe('a failure at a step', () => {
  it.each([
    [{ kind: 'busy', retryAfterInSeconds: 7 }, 'tooManyRequests', 7],
    [{ kind: 'busy', isShed: true, retryAfterInSeconds: 10 }, 'upstreamBusy', 10],
    [{ kind: 'notSent', retryAfterInSeconds: 5 }, 'upstreamUnavailable', 5],
    [{ kind: 'notSent' }, 'upstreamUnavailable', undefined],
    [{ kind: 'noAnswer', isTimeout: true }, 'upstreamUnavailable', undefined],
    [{ kind: 'unauthorized' }, 'noSession', undefined],
    [{ kind: 'notHere' }, 'notFound', undefined],
  ] as const)('tells of %o as %s, to come back in %s seconds', (failure, code, seconds) => {
    expect(describeFailure(failure)).toMatchObject({ code });
    expect(describeFailure(failure).retryAfterInSeconds).toBe(seconds);
  });
});

describe('a failure while a bank is being connected', () => {
  const refuse = (reason: RefusalReason) => ({ kind: 'refused', reason, code: 'x' }) as const;

  it.each(['other', 'bankRefused', 'requestInvalid', 'accountUnknown', 'entryDateMissed'] as const)(
    'is none of a payment or an account, though connectFi refuses for %s',
    (reason) => {
      expect(describeConnectingFailure(refuse(reason)).code).toBe('bankConnectionFailed');
    },
  );

  it.each([
    ['notPayable', 'notPayable'],
    ['bankNotConnected', 'bankNotConnected'],
    ['bankConnectionNotOffered', 'bankConnectionNotOffered'],
  ] as const)('says %s as %s', (reason, code) => {
    expect(describeConnectingFailure(refuse(reason)).code).toBe(code);
  });

  it('says when to come back', () => {
    const busy = { kind: 'busy', retryAfterInSeconds: 7 } as const;
    expect(describeConnectingFailure(busy)).toEqual(describeFailure(busy));
  });
});

describe('a failure to show anything', () => {
  it.each([
    [{ kind: 'refused', reason: 'notPayable', code: 'paymentStatus' }, 'closed', 'closed'],
    [{ kind: 'refused', reason: 'linkUnknown', code: 'link' }, 'closed', 'linkUnknown'],
    [{ kind: 'refused', reason: 'requestInvalid', code: 'x' }, 'closed', 'linkUnknown'],
    [{ kind: 'busy' }, 'upstreamBusy', 'upstreamBusy'],
    [{ kind: 'unreadable' }, 'upstreamUnreadable', 'upstreamUnreadable'],
    [{ kind: 'unavailable' }, 'upstreamUnavailable', 'upstreamUnavailable'],
    [{ kind: 'noAnswer', isTimeout: true }, 'upstreamUnavailable', 'upstreamUnavailable'],
    [{ kind: 'notSent' }, 'upstreamUnavailable', 'upstreamUnavailable'],
    [{ kind: 'notHere' }, 'linkUnknown', 'linkUnknown'],
  ] as const)('tells of %o as %s of a bill and %s of a link', (failure, ofBill, ofLink) => {
    expect(describeOpeningFailure(failure, 'bill').code).toBe(ofBill);
    expect(describeOpeningFailure(failure, 'link').code).toBe(ofLink);
  });

  it('hands nothing on by which a link that is unknown differs from one that is malformed', () => {
    const refused = { kind: 'refused', reason: 'linkUnknown', code: 'x', requestId: 'r' } as const;
    expect(describeOpeningFailure(refused, 'link')).toEqual({ code: 'linkUnknown' });
    expect(describeOpeningFailure(refused, 'bill')).toEqual({ code: 'closed' });
  });
});

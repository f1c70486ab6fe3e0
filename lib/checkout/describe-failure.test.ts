import { expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

it.each([
  [{ kind: 'busy', retryAfterInSeconds: 7 }, 'tooManyRequests', 7],
  [{ kind: 'busy', isShed: true, retryAfterInSeconds: 10 }, 'upstreamBusy', 10],
  [{ kind: 'notSent', retryAfterInSeconds: 5 }, 'upstreamUnavailable', 5],
  [{ kind: 'notSent' }, 'upstreamUnavailable', undefined],
  [{ kind: 'noAnswer', isTimeout: true }, 'upstreamUnavailable', undefined],
] as const)('tells of %o as %s, to come back in %s seconds', (failure, code, seconds) => {
  expect(describeFailure(failure)).toMatchObject({ code });
  expect(describeFailure(failure).retryAfterInSeconds).toBe(seconds);
});

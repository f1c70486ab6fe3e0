import { expect, it } from 'vitest';
import { parseLinkEnd } from './bank-connection.ts';

it.each(['closed', 'pending', 'interrupted', 'lockedAtBank', 'timedOut', 'verificationFailed'])(
  'knows the end %s',
  (end) => {
    expect(parseLinkEnd(end)).toBe(end);
  },
);

it.each([null, '', 'ITEM_LOCKED', 'constructor', 'oauthNothing', 'closed '])(
  'counts nothing else: %s',
  (end) => {
    expect(parseLinkEnd(end)).toBeUndefined();
  },
);

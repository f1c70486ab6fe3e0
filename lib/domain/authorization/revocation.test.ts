import { expect, test } from 'vitest';
import { getRevocation } from './revocation.ts';

test.each([
  ['confirming', 'open'],
  ['processing', 'open'],
  ['unknownStatus', 'open'],
  ['error', 'open'],
  ['sentToBank', 'sent'],
  ['completed', 'sent'],
  ['settled', 'sent'],
  ['returned', 'spent'],
  ['declined', 'spent'],
  ['cancelled', 'spent'],
] as const)('says of a payment that is %s that its authorization is %s', (state, revocation) => {
  expect(getRevocation(state)).toBe(revocation);
});

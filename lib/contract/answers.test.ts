import { describe, expect, it } from 'vitest';
import { type BillStatus, billStatusSchema, hasChanged } from './answers.ts';

const PAYABLE = { status: 'Sent', isPayable: true, outcome: null };
const UNPAYABLE = { status: 'Sent', isPayable: false, outcome: null };
const CONFIRMING = { status: 'Sent', isPayable: false, outcome: 'unknown' };
const ON_ITS_WAY = { status: 'Processing', isPayable: false, outcome: 'accepted' };

function pause({ status }: BillStatus): BillStatus {
  return { status, isPayable: false, outcome: null, isPaused: true };
}

describe('an answer', () => {
  it.each([
    ['the same', CONFIRMING, CONFIRMING, false],
    ['another status', CONFIRMING, { ...CONFIRMING, status: 'Processing' }, true],
    ['another outcome', CONFIRMING, { ...CONFIRMING, outcome: 'notReceived' }, true],
    ['a bill that can be paid now', UNPAYABLE, PAYABLE, true],
  ] as const)('is news or not: %s', (_what, shown, answer, isTold) => {
    expect(hasChanged(answer, shown)).toBe(isTold);
  });

  it.each([CONFIRMING, ON_ITS_WAY])(
    'tells nothing new of %o while the memory does not answer',
    (shown) => {
      expect(hasChanged(pause(shown), shown)).toBe(false);
      expect(hasChanged(pause({ ...shown, status: 'Settled' }), shown)).toBe(true);
    },
  );

  it.each([PAYABLE, UNPAYABLE, CONFIRMING])(
    'is news to a page that was drawn without the memory, once it answers: %o',
    (answer) => {
      expect(hasChanged(pause(answer), pause(answer))).toBe(false);
      expect(hasChanged(answer, pause(answer))).toBe(true);
    },
  );

  it('counts only where it has the shape of ours', () => {
    expect(isOurs(ON_ITS_WAY)).toBe(true);
    expect(isOurs(pause(CONFIRMING))).toBe(true);
    for (const other of [null, 'Sent', {}, { ...PAYABLE, status: 1 }, { ...PAYABLE, outcome: 1 }]) {
      expect(isOurs(other)).toBe(false);
    }
  });
});

function isOurs(body: unknown): boolean {
  return billStatusSchema.safeParse(body).success;
}

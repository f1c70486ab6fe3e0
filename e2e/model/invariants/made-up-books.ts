import type { BillBooks, DiaryLine, LedgerLine, PayCall, StatusMove } from '../books/books.ts';

/** For tests: books in which one customer pressed once, was told so, and paid. */
export function makeUpBooks(changes: Partial<BillBooks> = {}): BillBooks {
  return {
    bill: 'bill 1',
    transactionId: 'T1',
    diary: [
      makeUpLine(100, 'payable'),
      makeUpLine(200, 'paid', { deed: 'pressed pay', press: pressOf('Ann 1') }),
    ],
    ledger: [makeUpAttempt('Ann 1', 'accepted')],
    truth: makeUpTruth({ payCalls: [makeUpPayCall(205, 'Ann 1')] }),
    ...changes,
  };
}

export function makeUpTruth(changes: Partial<BillBooks['truth']> = {}): BillBooks['truth'] {
  return {
    amountInCents: 12_500,
    payCalls: [],
    moves: [],
    finalStatus: 'Sent',
    ...changes,
  };
}

/** Asked at that moment, and answered ten milliseconds later. */
export function makeUpLine(
  askedAtInMs: number,
  told: DiaryLine['told'],
  changes: Partial<DiaryLine> = {},
): DiaryLine {
  return {
    who: 'browser 1, tab 1',
    deed: 'looked',
    askedAtInMs,
    toldAtInMs: askedAtInMs + 10,
    told,
    words: `words for ${told}`,
    ...changes,
  };
}

export function makeUpAttempt(
  nameOnAccount: string,
  state: LedgerLine['state'],
  changes: Partial<LedgerLine> = {},
): LedgerLine {
  return {
    attemptId: `attempt of ${nameOnAccount}`,
    transactionId: 'T1',
    state,
    nameOnAccount,
    amountInCents: 12_500,
    authorizationVersion: 'en-1',
    authorizationText: `I, ${nameOnAccount}, authorize a debit of $125.00.`,
    history: [{ state, at: '2026-10-01T12:00:00.000Z' }],
    isListedAsOpen: false,
    ...changes,
  };
}

export function makeUpPayCall(
  atInMs: number,
  name: string,
  changes: Partial<PayCall> = {},
): PayCall {
  return { atInMs, name, isAccepted: true, reason: null, ...changes };
}

export function makeUpRefusal(atInMs: number, name: string): PayCall {
  return makeUpPayCall(atInMs, name, { isAccepted: false, reason: 'achValidate' });
}

export function makeUpMove(atInMs: number, status: StatusMove['status']): StatusMove {
  return { atInMs, doneAtInMs: atInMs + 1, status };
}

export function makeUpPaymentElsewhere(atInMs: number): StatusMove {
  return { ...makeUpMove(atInMs, 'Processing'), isPayment: true };
}

export function pressOf(name: string) {
  return { name, amountInCents: 12_500, authorizationVersion: 'en-1' };
}

import { describe, expect, it } from 'vitest';
import type { ServerStepCode } from '#lib/contract/failures.ts';
import { fail, succeed } from '#lib/result.ts';
import { CONNECTION, setUpActions } from '../testing/fake-surroundings.ts';
import type { FlowState } from './flow-state.ts';

const DRAFT = { connection: CONNECTION, accountId: 'a', nameOnAccount: ' Jane  Doe ' };
const CONSENT = {
  amount: '$125.00',
  amountInCents: 12_500,
  authorizationVersion: 'en-read',
  nameInField: ' Jane  Doe ',
};
const REVIEWING: FlowState = { phase: 'reviewing', draft: DRAFT };

function setUpFailure(code: ServerStepCode) {
  const test = setUpActions(REVIEWING, { hasConnection: true });
  test.answers.payment = { kind: 'failed', failure: { code, reference: 'r-1' } };
  return test;
}

describe('pay', () => {
  it('pays once for two presses in one moment', async () => {
    const test = setUpActions(REVIEWING);
    await Promise.all([test.paying.pay(CONSENT), test.paying.pay(CONSENT)]);
    expect(test.calls).toEqual(['pay 12500 a Jane Doe en-read', 'refresh']);
    expect(test.getState()).toEqual({ phase: 'locked', reason: 'accepted' });
  });

  it.each([
    ['', 'nameEmpty'],
    ['A name that is far too long', 'nameTooLong'],
    ['<Jane>', 'nameBadCharacter'],
    ['Анна', 'nameOtherScript'],
  ])('sends nothing with the name %j', async (nameOnAccount, code) => {
    const test = setUpActions({ ...REVIEWING, draft: { ...DRAFT, nameOnAccount } });
    await test.paying.pay({ ...CONSENT, nameInField: nameOnAccount });
    expect(test.calls).toEqual([]);
    expect(test.getState()).toMatchObject({ phase: 'reviewing', nameProblem: { code } });
  });

  it.each(['Robert Smith', '', 'A name that is far too long', 'Анна'])(
    'sends nothing for a field that was filled with %j unheard, and shows what it would send',
    async (nameInField) => {
      const test = setUpActions(REVIEWING);
      await test.paying.pay({ ...CONSENT, nameInField });
      expect(test.calls).toEqual([]);
      expect(test.getState()).toEqual({
        phase: 'reviewing',
        draft: { ...DRAFT, nameOnAccount: nameInField },
        problem: { code: 'nameChanged' },
      });
    },
  );

  it('pays with the second press, by the name that was shown since', async () => {
    const test = setUpActions(REVIEWING);
    const press = { ...CONSENT, nameInField: 'Zoë O’Brien' };
    await test.paying.pay(press);
    await test.paying.pay(press);
    expect(test.calls).toEqual(["pay 12500 a Zoe O'Brien en-read", 'refresh']);
  });

  it('takes spaces that the field shows and the authorization does not for the same name', async () => {
    const test = setUpActions(REVIEWING);
    await test.paying.pay({ ...CONSENT, nameInField: 'Jane Doe\u00a0' });
    expect(test.calls).toEqual(['pay 12500 a Jane Doe en-read', 'refresh']);
  });

  it('locks when the answer was lost', async () => {
    const test = setUpActions(REVIEWING);
    test.answers.payment = { kind: 'unknown' };
    await test.paying.pay(CONSENT);
    expect(test.getState()).toEqual({ phase: 'locked', reason: 'unknown' });
    await test.paying.pay(CONSENT);
    expect(test.calls).toEqual(['pay 12500 a Jane Doe en-read', 'refresh']);
  });

  it.each([
    ['refused', { phase: 'choosing', problem: { code: 'refused', reference: 'r-1' } }, []],
    ['upstreamUnavailable', { phase: 'reviewing', problem: { code: 'upstreamUnavailable' } }, []],
    [
      'storeUnavailable',
      { phase: 'reviewing', problem: { code: 'storeUnavailable' }, draft: DRAFT },
      [],
    ],
    [
      'amountChanged',
      { phase: 'reviewing', problem: { code: 'amountChanged' } },
      ['listAccounts', 'refresh'],
    ],
    [
      'debitDateMoved',
      { phase: 'reviewing', problem: { code: 'debitDateMoved' } },
      ['listAccounts', 'refresh'],
    ],
    [
      'authorizationChanged',
      { phase: 'reviewing', problem: { code: 'authorizationChanged' } },
      ['listAccounts', 'refresh'],
    ],
    ['nameRefused', { phase: 'reviewing', nameProblem: { code: 'nameRefused' } }, []],
    ['accountRefused', { phase: 'choosing', problem: { code: 'accountRefused' } }, []],
    ['bankNotConnected', { phase: 'idle', problem: { code: 'bankNotConnected' } }, []],
    ['notPayable', { phase: 'locked', reason: 'changed' }, ['refresh']],
    ['noSession', { phase: 'locked', reason: 'changed' }, ['refresh']],
  ] as const)('goes on after %s', async (code, state, calls) => {
    const test = setUpFailure(code);
    await test.paying.pay(CONSENT);
    expect(test.getState()).toMatchObject(state);
    expect(test.calls.slice(1)).toEqual(calls);
  });

  it('shows the new day for review', async () => {
    const test = setUpFailure('debitDateMoved');
    test.answers.accounts = succeed({ ...CONNECTION, debitDate: '2026-10-05' });
    await test.paying.pay(CONSENT);
    expect(test.getState()).toMatchObject({
      draft: { accountId: 'a', connection: { debitDate: '2026-10-05' } },
    });
  });

  it('names the amount that was on the screen where there is another one now', async () => {
    const test = setUpFailure('amountChanged');
    await test.paying.pay(CONSENT);
    expect(test.getState()).toMatchObject({
      problem: { code: 'amountChanged', formerAmount: '$125.00' },
    });
  });

  it('has the bank connected again when it is gone meanwhile', async () => {
    const test = setUpFailure('debitDateMoved');
    test.answers.accounts = fail({ code: 'bankNotConnected' });
    await test.paying.pay(CONSENT);
    expect(test.getState()).toMatchObject({ phase: 'idle', problem: { code: 'bankNotConnected' } });
  });
});

describe('lookAgain', () => {
  const LOCKED: FlowState = { phase: 'locked', reason: 'unknown' };
  const TIMES = { lockedForInMs: 120_001, settlingInMs: 120_000 };

  it('opens the flow with the word that nothing was taken', async () => {
    const test = setUpActions(LOCKED, { hasConnection: true });
    test.answers.status = succeed({ status: 'Sent', isPayable: true, outcome: null });
    await test.paying.lookAgain(TIMES);
    expect(test.getState()).toMatchObject({ phase: 'restoring', problem: { code: 'notReceived' } });
  });

  it('has the page drawn again while an attempt is open', async () => {
    const test = setUpActions(LOCKED, { hasConnection: true });
    test.answers.status = succeed({ status: 'Sent', isPayable: false, outcome: 'unknown' });
    await test.paying.lookAgain(TIMES);
    expect(test.getState()).toBe(LOCKED);
    expect(test.calls).toEqual(['refresh']);
  });

  it('stays locked while nobody answers', async () => {
    const test = setUpActions(LOCKED, { hasConnection: true });
    await test.paying.lookAgain(TIMES);
    expect(test.getState()).toBe(LOCKED);
    expect(test.calls).toEqual([]);
  });
});

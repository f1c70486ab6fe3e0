import { describe, expect, it } from 'vitest';
import type { BillBooks } from '../books/books.ts';
import { INVARIANTS } from './invariants.ts';
import {
  makeUpAttempt,
  makeUpBooks,
  makeUpLine,
  makeUpMove,
  makeUpPayCall,
  makeUpPaymentElsewhere,
  makeUpRefusal,
  makeUpTruth,
  pressOf,
} from './made-up-books.ts';

/** The names of the invariants that the books break. */
function listBroken(books: BillBooks): string[] {
  return INVARIANTS.filter(({ findBreaches }) => findBreaches(books).length > 0).map(
    ({ name }) => name,
  );
}

function breachesOf(name: string, books: BillBooks): readonly string[] {
  const invariant = INVARIANTS.find((known) => known.name === name);
  if (!invariant) throw new Error(`There is no invariant ${name}.`);
  return invariant.findBreaches(books);
}

describe('books without a fault', () => {
  it.each<[string, BillBooks]>([
    ['of one payment', makeUpBooks()],
    [
      'of a bill that nobody paid',
      makeUpBooks({ ledger: [], truth: makeUpTruth(), diary: [makeUpLine(1, 'payable')] }),
    ],
    [
      'of a refusal and another try',
      makeUpBooks({
        diary: [
          makeUpLine(100, 'nothingSent', { press: pressOf('Ann 1') }),
          makeUpLine(200, 'paid', { press: pressOf('Ann 2') }),
        ],
        ledger: [makeUpAttempt('Ann 1', 'refused'), makeUpAttempt('Ann 2', 'accepted')],
        truth: makeUpTruth({
          payCalls: [makeUpRefusal(105, 'Ann 1'), makeUpPayCall(205, 'Ann 2')],
        }),
      }),
    ],
    [
      'of a bill that expired under two orders',
      makeUpBooks({
        diary: [
          makeUpLine(100, 'ended', { press: pressOf('Ann 1') }),
          makeUpLine(110, 'nothingSent', { press: pressOf('Ann 2') }),
        ],
        ledger: [makeUpAttempt('Ann 1', 'ended'), makeUpAttempt('Ann 2', 'refused')],
        truth: makeUpTruth({
          payCalls: [makeUpRefusal(105, 'Ann 1'), makeUpRefusal(115, 'Ann 2')],
        }),
      }),
    ],
    [
      'of an unknown payment that was not received, and another try',
      makeUpBooks({
        diary: [
          makeUpLine(100, 'unknown', { press: pressOf('Ann 1') }),
          makeUpLine(150, 'notPaid'),
          makeUpLine(200, 'paid', { press: pressOf('Ann 2') }),
        ],
        ledger: [makeUpAttempt('Ann 1', 'notReceived'), makeUpAttempt('Ann 2', 'accepted')],
        truth: makeUpTruth({ payCalls: [makeUpPayCall(205, 'Ann 2')] }),
      }),
    ],
    [
      'of a payment that came back',
      makeUpBooks({
        diary: [
          makeUpLine(200, 'paid', { press: pressOf('Ann 1') }),
          makeUpLine(300, 'undone'),
          makeUpLine(400, 'ended'),
        ],
        truth: makeUpTruth({
          payCalls: [makeUpPayCall(205, 'Ann 1')],
          moves: [makeUpMove(290, 'Returned'), makeUpMove(390, 'Cancelled')],
        }),
      }),
    ],
  ])('%s break nothing', (_what, books) => {
    expect(listBroken(books)).toEqual([]);
  });

  it('break nothing where a page was asked for before another tab paid', () => {
    const books = makeUpBooks({
      diary: [
        makeUpLine(200, 'paid', { press: pressOf('Ann 1') }),
        makeUpLine(204, 'payable', { toldAtInMs: 240 }),
      ],
    });
    expect(listBroken(books)).toEqual([]);
  });
});

describe('I1', () => {
  it('is broken by two accepted payments', () => {
    const books = makeUpBooks({
      ledger: [makeUpAttempt('Ann 1', 'accepted'), makeUpAttempt('Ann 2', 'accepted')],
      truth: makeUpTruth({ payCalls: [makeUpPayCall(205, 'Ann 1'), makeUpPayCall(206, 'Ann 2')] }),
    });
    expect(breachesOf('I1', books)).toContain('connectFi accepted 2 payments');
  });

  it('is broken by one press that was sent twice, even where both were refused', () => {
    const books = makeUpBooks({
      diary: [],
      ledger: [makeUpAttempt('Ann 1', 'refused')],
      truth: makeUpTruth({ payCalls: [makeUpRefusal(205, 'Ann 1'), makeUpRefusal(206, 'Ann 1')] }),
    });
    expect(breachesOf('I1', books)).toEqual(['the payment of "Ann 1" was sent more than once']);
  });

  it.each(['unknown', 'submitted', 'ended', 'accepted'] as const)(
    'is broken by a payment that follows one which is %s',
    (state) => {
      const books = makeUpBooks({
        ledger: [makeUpAttempt('Ann 1', state), makeUpAttempt('Ann 2', 'accepted')],
        truth: makeUpTruth({
          payCalls: [makeUpRefusal(205, 'Ann 1'), makeUpPayCall(206, 'Ann 2')],
        }),
      });
      expect(breachesOf('I1', books)).toHaveLength(1);
    },
  );

  it('is broken by a payment of which the ledger knows nothing, followed by another', () => {
    const books = makeUpBooks({
      truth: makeUpTruth({ payCalls: [makeUpRefusal(100, 'Nobody'), makeUpPayCall(205, 'Ann 1')] }),
    });
    expect(breachesOf('I1', books)).toHaveLength(1);
  });
});

describe('I1 and a bill that was paid on another page', () => {
  const diary = [makeUpLine(200, 'paid', { press: pressOf('Ann 1') })];
  const payCalls = [makeUpPayCall(205, 'Ann 1')];

  it('is broken by a payment that was pressed afterwards', () => {
    const truth = makeUpTruth({ payCalls, moves: [makeUpPaymentElsewhere(150)] });
    expect(listBroken(makeUpBooks({ diary, truth }))).toEqual(['I1']);
  });

  it('is kept where it was paid while our payment was on its way', () => {
    const truth = makeUpTruth({ payCalls, moves: [makeUpPaymentElsewhere(202)] });
    expect(listBroken(makeUpBooks({ diary, truth }))).toEqual([]);
  });
});

describe('a bill that was paid on another page', () => {
  const truth = makeUpTruth({ moves: [makeUpPaymentElsewhere(150)] });

  it('breaks nothing where customers are told that it is paid', () => {
    const diary = [makeUpLine(100, 'payable'), makeUpLine(200, 'paid')];
    expect(listBroken(makeUpBooks({ diary, ledger: [], truth }))).toEqual([]);
  });

  it('breaks nothing where an attempt without an answer counts as accepted', () => {
    const diary = [makeUpLine(200, 'paid')];
    expect(listBroken(makeUpBooks({ diary, truth }))).toEqual([]);
  });

  it('breaks I2 where they are told so before', () => {
    const diary = [makeUpLine(100, 'paid'), makeUpLine(200, 'paid')];
    expect(listBroken(makeUpBooks({ diary, ledger: [], truth }))).toEqual(['I2']);
  });

  it('breaks I3 where they are told afterwards that it can be paid', () => {
    const diary = [makeUpLine(200, 'payable')];
    expect(listBroken(makeUpBooks({ diary, ledger: [], truth }))).toEqual(['I3']);
  });
});

describe('I2', () => {
  it.each(['paid', 'undone'] as const)('is broken by "%s" where nothing was paid', (told) => {
    const books = makeUpBooks({ diary: [makeUpLine(200, told)], ledger: [], truth: makeUpTruth() });
    expect(listBroken(books)).toEqual(['I2']);
  });

  it('is broken by "paid" before it was paid', () => {
    const books = makeUpBooks({ diary: [makeUpLine(100, 'paid')] });
    expect(listBroken(books)).toEqual(['I2']);
  });

  it('is broken by "paid" after the payment was cancelled', () => {
    const diary = [makeUpLine(200, 'paid'), makeUpLine(300, 'paid')];
    const truth = { ...makeUpBooks().truth, moves: [makeUpMove(250, 'Cancelled')] };
    expect(breachesOf('I2', makeUpBooks({ diary, truth }))).toHaveLength(1);
  });

  it('is broken by an attempt that is kept as accepted and was not paid', () => {
    const books = makeUpBooks({ diary: [], truth: makeUpTruth() });
    expect(listBroken(books)).toEqual(['I2']);
  });
});

describe('I3', () => {
  it.each(['payable', 'notPaid', 'ended'] as const)(
    'is broken by "%s" after it was paid',
    (told) => {
      const books = makeUpBooks({ diary: [makeUpLine(300, told)] });
      expect(listBroken(books)).toEqual(['I3']);
    },
  );

  it('is broken by "ended" where the merchant cancelled before it was paid, not after', () => {
    const moves = [makeUpMove(100, 'Cancelled')];
    const books = makeUpBooks({
      diary: [makeUpLine(300, 'ended')],
      truth: { ...makeUpBooks().truth, moves },
    });
    expect(listBroken(books)).toEqual(['I3']);
  });

  it('is broken by "pay this bill" of a bill whose payment has only gone on since', () => {
    const books = makeUpBooks({
      diary: [makeUpLine(300, 'payable')],
      truth: { ...makeUpBooks().truth, moves: [makeUpMove(250, 'Settled')] },
    });
    expect(listBroken(books)).toEqual(['I3']);
  });

  it('is broken by "nothing was sent" about a step that paid, even long after', () => {
    const books = makeUpBooks({
      diary: [makeUpLine(100, 'nothingSent', { press: pressOf('Ann 1') })],
    });
    expect(listBroken(books)).toEqual(['I3']);
  });

  it('is broken by "it did not go through" about a step that paid afterwards', () => {
    const diary = [
      makeUpLine(100, 'unknown', { press: pressOf('Ann 1') }),
      makeUpLine(150, 'notPaid', { about: 'Ann 1' }),
    ];
    expect(listBroken(makeUpBooks({ diary }))).toEqual(['I3']);
    expect(listBroken(makeUpBooks({ diary, ledger: [], truth: makeUpTruth() }))).toEqual([]);
  });

  it.each(['refused', 'notReceived', 'ended'] as const)(
    'is broken by an attempt that is kept as %s and paid',
    (state) => {
      const books = makeUpBooks({ ledger: [makeUpAttempt('Ann 1', state)] });
      expect(listBroken(books)).toEqual(['I3']);
    },
  );
});

describe('I3 and a merchant who cancels what was paid', () => {
  const truth = { ...makeUpBooks().truth, moves: [makeUpMove(250, 'Cancelled')] };

  it('is kept where the ledger has the attempt as ended', () => {
    expect(listBroken(makeUpBooks({ ledger: [makeUpAttempt('Ann 1', 'ended')], truth }))).toEqual(
      [],
    );
  });

  it('is broken where the ledger has it as not received', () => {
    const ledger = [makeUpAttempt('Ann 1', 'notReceived')];
    expect(listBroken(makeUpBooks({ ledger, truth }))).toEqual(['I3']);
  });
});

describe('I4', () => {
  it('is broken by a payment that is not in the ledger', () => {
    expect(listBroken(makeUpBooks({ ledger: [] }))).toEqual(['I4']);
  });

  it.each([
    ['without a text', { authorizationText: '' }],
    ['over another amount', { authorizationText: 'I, Ann 1, authorize $1.00.' }],
    ['with another version than the customer read', { authorizationVersion: 'en-2' }],
    ['with another amount than the customer read', { amountInCents: 1 }],
  ])('is broken by an authorization %s', (_what, changes) => {
    const books = makeUpBooks({ ledger: [makeUpAttempt('Ann 1', 'accepted', changes)] });
    expect(listBroken(books)).toEqual(['I4']);
  });
});

describe('I5', () => {
  const unknown = makeUpBooks({
    diary: [makeUpLine(300, 'unknown')],
    ledger: [makeUpAttempt('Ann 1', 'unknown')],
    truth: makeUpTruth({ payCalls: [makeUpRefusal(205, 'Ann 1')] }),
  });

  it.each(['unknown', 'submitted'] as const)(
    'is broken by an attempt that stays %s and is on no list',
    (state) => {
      const books = makeUpBooks({ ...unknown, ledger: [makeUpAttempt('Ann 1', state)] });
      expect(listBroken(books)).toEqual(['I5']);
    },
  );

  const listed = [makeUpAttempt('Ann 1', 'unknown', { isListedAsOpen: true })];

  it('is kept where the attempt is listed as open, and connectFi says nothing that settles it', () => {
    const truth = { ...unknown.truth, finalStatus: 'Error' } as const;
    expect(listBroken({ ...unknown, truth, ledger: listed })).toEqual([]);
  });

  it('is broken by an attempt that stays open although the status settles it', () => {
    expect(listBroken({ ...unknown, ledger: listed })).toEqual(['I5']);
  });

  it('is broken by a customer who gets no word about their money in the end', () => {
    const diary = [makeUpLine(300, 'noWord'), makeUpLine(100, 'payable')];
    expect(breachesOf('I5', makeUpBooks({ diary }))).toHaveLength(1);
  });

  it('is broken by a customer who is left with "unknown" for no open attempt', () => {
    const diary = [makeUpLine(300, 'unknown'), makeUpLine(100, 'payable')];
    const books = makeUpBooks({ ...unknown, diary, ledger: [] });
    expect(breachesOf('I5', books)).toHaveLength(1);
  });
});

describe('I6', () => {
  it.each(['payable', 'notPaid', 'ended', 'unknown'] as const)(
    'is broken by "paid" and then "%s", with nothing in between',
    (told) => {
      const diary = [makeUpLine(200, 'paid'), makeUpLine(300, told)];
      expect(breachesOf('I6', makeUpBooks({ diary }))).toHaveLength(1);
    },
  );

  it('is broken by "not paid" and then "paid", where the payment was older than both', () => {
    const diary = [makeUpLine(300, 'notPaid'), makeUpLine(400, 'paid')];
    expect(breachesOf('I6', makeUpBooks({ diary }))).toHaveLength(1);
  });

  it('is kept where the answer to one more order was lost', () => {
    const again = makeUpLine(300, 'unknown', { press: pressOf('Ann 2') });
    expect(breachesOf('I6', makeUpBooks({ diary: [makeUpLine(200, 'paid'), again] }))).toEqual([]);
  });

  it('is kept where two ask at the same time', () => {
    const diary = [makeUpLine(206, 'paid'), makeUpLine(203, 'unknown', { toldAtInMs: 230 })];
    expect(breachesOf('I6', makeUpBooks({ diary }))).toEqual([]);
  });

  it('is broken where the payment has only gone on in between', () => {
    const diary = [makeUpLine(200, 'paid'), makeUpLine(300, 'ended')];
    const truth = { ...makeUpBooks().truth, moves: [makeUpMove(250, 'SentToPay')] };
    expect(breachesOf('I6', makeUpBooks({ diary, truth }))).toHaveLength(1);
  });

  it('is kept where the payment was taken back in between', () => {
    const diary = [makeUpLine(200, 'paid'), makeUpLine(300, 'ended')];
    const truth = { ...makeUpBooks().truth, moves: [makeUpMove(250, 'Cancelled')] };
    expect(breachesOf('I6', makeUpBooks({ diary, truth }))).toEqual([]);
  });
});

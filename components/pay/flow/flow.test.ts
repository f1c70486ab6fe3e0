import { describe, expect, it } from 'vitest';
import type { BankConnection } from '#lib/contract/bank-connection.ts';
import type { Problem } from '#lib/contract/failures.ts';
import { reduce } from './flow.ts';
import type { Draft, FlowEvent, FlowState, ReadyDraft } from './flow-state.ts';

const NOW = 1_000_000;
const token = { value: 'link-sandbox-1', usableUntilInMs: NOW + 1 };
const oldToken = { value: 'link-sandbox-0', usableUntilInMs: NOW };
const problem: Problem = { code: 'linkFailed' };

const checking = { id: 'a', name: 'Everyday', mask: '1234', subtype: 'checking' } as const;
const savings = { id: 'b', name: 'Rainy day', mask: '5678', subtype: 'savings' } as const;
const one: BankConnection = {
  accounts: [checking],
  authorizationVersion: 'en-1',
  debitDate: '2026-10-02',
};
const two: BankConnection = { ...one, accounts: [checking, savings] };
const draft: Draft = { connection: two, accountId: undefined, nameOnAccount: 'Jane Doe' };
const ready: ReadyDraft = { ...draft, accountId: 'a' };

const idle: FlowState = { phase: 'idle', hasTriedAhead: false };
const preparing: FlowState = {
  phase: 'preparing',
  isOpenWanted: false,
  isSlow: false,
  hasScript: false,
};
const pressed: FlowState = { ...preparing, isOpenWanted: true };
const opening: FlowState = { phase: 'opening', token, isSlow: false };
const linking: FlowState = { phase: 'linking', token };
const exchanging: FlowState = { phase: 'exchanging', isSlow: false };
const restoring: FlowState = { phase: 'restoring', isSlow: false };
const choosing: FlowState = { phase: 'choosing', draft };
const reviewing: FlowState = { phase: 'reviewing', draft: ready };
const paying: FlowState = { phase: 'paying', draft: ready, isSlow: false };
const locked: FlowState = { phase: 'locked', reason: 'unknown' };

const openWanted: FlowEvent = { type: 'openWanted', nowInMs: NOW };

const ALL: readonly FlowState[] = [
  restoring,
  idle,
  preparing,
  { phase: 'ready', token },
  opening,
  linking,
  exchanging,
  { phase: 'listingFailed', problem },
  { phase: 'pending' },
  choosing,
  reviewing,
  paying,
  locked,
];

type Row = readonly [title: string, before: FlowState, event: FlowEvent, after: FlowState];

const CONNECTING: readonly Row[] = [
  ['prepares on the first intent', idle, { type: 'intentShown' }, preparing],
  [
    'does not prepare ahead again after that failed once',
    { ...idle, hasTriedAhead: true },
    { type: 'intentShown' },
    { ...idle, hasTriedAhead: true },
  ],
  ['prepares for a press without any intent before it', idle, openWanted, pressed],
  ['opens as soon as prepared when pressed before', preparing, openWanted, pressed],
  ['opens what was pressed for', pressed, { type: 'prepared', token }, opening],
  [
    'holds what was only hovered for',
    preparing,
    { type: 'prepared', token },
    { phase: 'ready', token, problem: undefined },
  ],
  ['opens at once when all is there', { phase: 'ready', token }, openWanted, opening],
  ['never opens with an old token', { phase: 'ready', token: oldToken }, openWanted, pressed],
  ['replaces a token that grows old', { phase: 'ready', token }, { type: 'tokenAged' }, preparing],
  [
    'keeps silent when preparing ahead fails',
    preparing,
    { type: 'preparingFailed', problem },
    { phase: 'idle', hasTriedAhead: true, problem: undefined },
  ],
  [
    'says why when the press cannot be served',
    pressed,
    { type: 'preparingFailed', problem },
    { phase: 'idle', hasTriedAhead: true, problem },
  ],
  ['says that a wait is slow', pressed, { type: 'becameSlow' }, { ...pressed, isSlow: true }],
  [
    'begins a slow wait again when pressed again',
    { ...pressed, isSlow: true },
    openWanted,
    pressed,
  ],
  ['begins a window that never appears again', { ...opening, isSlow: true }, openWanted, pressed],
  ['leaves a window that is on its way alone', opening, openWanted, opening],
  ['knows when the window is open', opening, { type: 'linkOpened' }, linking],
  ['goes for the accounts after success', linking, { type: 'linkSucceeded' }, exchanging],
  [
    'goes for the accounts after success of a window that never said it was open',
    opening,
    { type: 'linkSucceeded' },
    exchanging,
  ],
  ['stops at a pending account', linking, { type: 'linkPending' }, { phase: 'pending' }],
  [
    'is as before when the customer closes the window',
    linking,
    { type: 'linkExited', next: 'idle' },
    { ...idle, problem: undefined },
  ],
  [
    'prepares again, with words, when the window was timed out',
    linking,
    { type: 'linkExited', next: 'preparing', problem },
    { ...preparing, problem },
  ],
  [
    'returns to the accounts when looking for a different bank ends',
    linking,
    { type: 'linkExited', next: 'restoring' },
    { ...restoring, problem: undefined },
  ],
  ['looks for a different bank from the accounts', choosing, openWanted, pressed],
];

const none = { ...one, accounts: [] };
const reviewed = {
  phase: 'reviewing',
  draft: { connection: one, accountId: 'a', nameOnAccount: 'J' },
} as const;

const LISTING: readonly Row[] = [
  [
    'goes to the review of an only account',
    exchanging,
    { type: 'listed', connection: one, nameOnAccount: 'J' },
    { ...reviewed, problem: undefined },
  ],
  [
    'tells at the review of an only account that the last payment did not arrive',
    { ...restoring, problem: { code: 'notReceived' } },
    { type: 'listed', connection: one, nameOnAccount: 'J' },
    { ...reviewed, problem: { code: 'notReceived' } },
  ],
  [
    'stays at an only account where another bank was looked for in vain',
    { ...restoring, problem },
    { type: 'listed', connection: one, nameOnAccount: 'J' },
    { ...reviewed, phase: 'choosing', problem },
  ],
  [
    'reviews nothing where no account is left',
    restoring,
    { type: 'listed', connection: none, nameOnAccount: 'J' },
    {
      phase: 'choosing',
      draft: { connection: none, accountId: undefined, nameOnAccount: 'J' },
      problem: undefined,
    },
  ],
  [
    'leaves the choice among several to the customer',
    restoring,
    { type: 'listed', connection: two, nameOnAccount: 'J' },
    {
      phase: 'choosing',
      draft: { connection: two, accountId: undefined, nameOnAccount: 'J' },
      problem: undefined,
    },
  ],
  [
    'offers to list again without the bank',
    exchanging,
    { type: 'listingFailed', problem },
    { phase: 'listingFailed', problem },
  ],
  [
    'lists again',
    { phase: 'listingFailed', problem },
    { type: 'listingWanted' },
    { ...restoring, problem: undefined },
  ],
  [
    'has to connect again when the connection is gone',
    restoring,
    { type: 'connectionLost', problem },
    { ...idle, problem },
  ],
];

const PAYING: readonly Row[] = [
  [
    'asks for a choice before the review',
    choosing,
    { type: 'reviewWanted' },
    { ...choosing, problem: { code: 'chooseAccount' } },
  ],
  [
    'does not review an account that is not listed',
    { phase: 'choosing', draft: { ...draft, accountId: 'zzz' } },
    { type: 'reviewWanted' },
    {
      phase: 'choosing',
      draft: { ...draft, accountId: 'zzz' },
      problem: { code: 'chooseAccount' },
    },
  ],
  [
    'reviews the chosen account',
    { ...choosing, draft: ready },
    { type: 'reviewWanted' },
    reviewing,
  ],
  [
    'keeps the choice on the way back',
    reviewing,
    { type: 'backWanted' },
    { ...choosing, draft: ready },
  ],
  ['does not step back out of a payment', paying, { type: 'backWanted' }, paying],
  ['pays once from the review', reviewing, { type: 'paymentStarted' }, paying],
  [
    'does not pay a second time',
    { ...paying, isSlow: true },
    { type: 'paymentStarted' },
    { ...paying, isSlow: true },
  ],
  ['does not pay out of a lock', locked, { type: 'paymentStarted' }, locked],
  [
    'is locked when the outcome is not known',
    paying,
    { type: 'paymentLocked', reason: 'unknown' },
    locked,
  ],
  [
    'shows again what has changed meanwhile',
    paying,
    { type: 'paymentStopped', problem, connection: { ...two, debitDate: '2026-10-05' } },
    {
      phase: 'reviewing',
      draft: { ...ready, connection: { ...two, debitDate: '2026-10-05' } },
      problem,
    },
  ],
  [
    'has the account chosen again when it is gone meanwhile',
    paying,
    { type: 'paymentStopped', problem, connection: { ...two, accounts: [savings] } },
    {
      phase: 'choosing',
      draft: { ...draft, connection: { ...two, accounts: [savings] } },
      problem,
    },
  ],
  [
    'has the account chosen again when it was refused',
    paying,
    { type: 'accountRefused', problem },
    { ...choosing, problem },
  ],
  [
    'points at the name when it was refused',
    paying,
    { type: 'nameRefused', problem },
    { ...reviewing, nameProblem: problem },
  ],
  [
    'opens a lock only by listing again',
    locked,
    { type: 'listingWanted', problem },
    { ...restoring, problem },
  ],
];

describe('reduce', () => {
  it.each([...CONNECTING, ...LISTING, ...PAYING])('%s', (_title, before, event, after) => {
    expect(reduce(before, event)).toEqual(after);
  });

  it('cannot leave a payment for Plaid', () => {
    for (const state of [reviewing, paying, locked]) expect(reduce(state, openWanted)).toBe(state);
  });

  it('lets no late callback of Plaid change anything outside its window', () => {
    const late: FlowEvent[] = [
      { type: 'linkOpened' },
      { type: 'linkSucceeded' },
      { type: 'linkPending' },
      { type: 'linkExited', next: 'idle', problem },
    ];
    const outside = ALL.filter(({ phase }) => !['ready', 'opening', 'linking'].includes(phase));
    for (const state of outside) {
      for (const event of late) expect(reduce(state, event)).toBe(state);
    }
  });

  it('shows no pay button when the browser brings the page back', () => {
    for (const state of ALL) {
      const { phase } = reduce(state, { type: 'pageRestored', hasConnection: true });
      const isKept = state.phase === 'paying' || state.phase === 'locked';
      expect(phase).toBe(isKept ? state.phase : 'restoring');
    }
  });

  it('leaves a lock by nothing but the word of the server', () => {
    const events: FlowEvent[] = [
      { type: 'intentShown' },
      openWanted,
      { type: 'prepared', token },
      { type: 'listed', connection: one, nameOnAccount: '' },
      { type: 'connectionLost' },
      { type: 'reviewWanted' },
      { type: 'backWanted' },
      { type: 'paymentStopped', problem },
      { type: 'pageRestored', hasConnection: false },
    ];
    for (const event of events) expect(reduce(locked, event)).toBe(locked);
  });
});

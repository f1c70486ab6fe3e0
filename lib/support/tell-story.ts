import type { AuditRecord } from '#lib/ledger/audit-record.ts';

type Moment = { readonly at: string; readonly what: string };

/** What happened in an attempt, by state: what was done, and what the customer has read of it since. */
const STATES: ReadonlyMap<string, string> = new Map([
  ['intended', 'The customer pressed “pay” and authorized the payment.'],
  ['submitted', 'The page began to send the payment to connectFi.'],
  [
    'unknown',
    'connectFi gave no answer that says either. The customer reads “we are confirming your payment” and not to pay again.',
  ],
  ['accepted', 'connectFi took the payment. The customer reads that it is on its way.'],
  ['refused', 'connectFi did not take the payment. The customer was told so, and may try again.'],
  ['notReceived', 'The payment certainly did not reach connectFi. The customer may pay again.'],
  ['ended', 'The bill ended without this payment.'],
]);

const OPEN =
  'It is not settled yet: the page finds out by itself. The customer should not pay again.';

/** What to tell the customer now, by the present state. */
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['intended', OPEN],
  ['submitted', OPEN],
  ['unknown', OPEN],
  ['accepted', 'It was taken. What became of it stands below; the customer should not pay again.'],
  ['refused', 'It was not taken, so nothing was paid by it.'],
  ['notReceived', 'It was not received, so nothing was paid by it.'],
  ['ended', 'Nothing was paid by it.'],
]);

/** What connectFi says of a payment that it took and that came to nothing after all. */
const CAME_TO_NOTHING: ReadonlySet<string> = new Set(['Returned', 'Declined', 'Cancelled']);

const OUTCOMES: Readonly<Record<NonNullable<AuditRecord['outcome']>, string>> = {
  final: 'Its end is known.',
  followed: 'The page goes on reading its status until the end.',
  notKnown: 'The page can read its status no longer: ask connectFi by the transaction id.',
};

/** The attempt as a story: each moment in the order of time. */
export function tellStory({ states, statuses }: AuditRecord): readonly Moment[] {
  const own = states.map(({ state, at, refusal, requestId }) => ({
    at,
    what: [
      STATES.get(state) ?? state,
      refusal && `Told as “${refusal}”.`,
      requestId && `connectFi’s number for the call: ${requestId}.`,
    ]
      .filter(Boolean)
      .join(' '),
  }));
  const theirs = statuses.map(({ status, at }) => ({ at, what: `connectFi said: ${status}.` }));
  return [...own, ...theirs].sort((one, other) => one.at.localeCompare(other.at));
}

/** In a sentence, for the telephone. */
export function answerNow({ state, outcome, statuses }: AuditRecord): string {
  const latest = statuses.at(-1)?.status;
  const isUndone = state === 'accepted' && latest !== undefined && CAME_TO_NOTHING.has(latest);
  const answer = isUndone
    ? 'It was taken, but came to nothing: in the end nothing was paid by it.'
    : (ANSWERS.get(state) ?? `It is ${state}.`);
  return [answer, latest && `connectFi’s latest word is ${latest}.`, outcome && OUTCOMES[outcome]]
    .filter(Boolean)
    .join(' ');
}

import { writeAmount, writeCentralMinute } from '#lib/ledger/command/command.ts';
import type { AuditRecord } from '#lib/ledger/sql/read-whole-records.ts';
import { html, type Markup, writePage } from './write-page.ts';

/** What one can search by, as `ledger -- find` names it. */
export const FIELDS = [
  ['reference', 'Reference, as K7Q2M-4X9TB'],
  ['confirmation', 'Confirmation number'],
  ['invoice', 'Invoice number, whole'],
  ['payer', 'A part of the payer’s name'],
  ['amount', 'Amount, as 125.00'],
  ['last-digits', 'Last digits of the account'],
  ['day', 'Day of the authorization, as 2026-10-02'],
] as const;

type Given = ReadonlyMap<string, string>;

export function writeSearchPage(given: Given = new Map(), below: Markup = html``): string {
  const fields = FIELDS.map(
    ([name, label]) =>
      html`<label>${label}<input name="${name}" value="${given.get(name) ?? ''}" autocomplete="off"></label>`,
  );
  return writePage(
    'Payments',
    html`<h1>Find a payment</h1><form method="post" action="/">${fields}<button>Find</button></form>${below}`,
  );
}

export function writeProblem(sentence: string): Markup {
  return html`<p role="alert">${sentence}</p>`;
}

export function writeFound(records: readonly AuditRecord[], hasMore: boolean): Markup {
  if (records.length === 0) return html`<p role="status">No payment was found.</p>`;
  const rows = records.map(
    (record) =>
      html`<tr><td><a href="/bill/${encodeURIComponent(record.transactionId)}">${record.confirmation}</a></td><td>${writeCentralMinute(record.authorization.authorizedAt)}</td><td>${writeAmount(record.amount)}</td><td>${record.nameOnAccount}</td><td>${record.invoiceNumber ?? ''}</td><td>${writeMerchant(record)}</td><td>${[record.state, record.statuses.at(-1)?.status].filter(Boolean).join(', ')}</td></tr>`,
  );
  const more = hasMore ? html`<p>There are more than these: narrow the search.</p>` : html``;
  return html`<div class="scroll" role="region" aria-label="Found" tabindex="0"><table><caption>Found: ${records.length} (times in US/Central)</caption><thead><tr><th scope="col">Confirmation</th><th scope="col">Authorized</th><th scope="col">Amount</th><th scope="col">Payer</th><th scope="col">Invoice</th><th scope="col">Merchant</th><th scope="col">What became of it</th></tr></thead><tbody>${rows}</tbody></table></div>${more}`;
}

/** Every attempt of a bill, the latest first. */
export function writeBillPage(records: readonly AuditRecord[]): string {
  const attempts = [...records].reverse().map((record) => {
    const facts = [
      ['Amount', writeAmount(record.amount)],
      ['Payer', record.nameOnAccount],
      ['Account', [record.account.name, record.account.mask].filter(Boolean).join(' ')],
      ['Debit date', record.debitDate],
      ['Merchant', writeMerchant(record)],
      ['Invoice', record.invoiceNumber ?? '—'],
      ['Confirmation number', record.confirmation],
      ['Reference of the press', record.reference ?? '—'],
      ['connectFi’s transaction', record.transactionId],
    ].map(([name = '', value = '']) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
    const story = tellStory(record).map(
      ({ at, what }) =>
        html`<li><time datetime="${at}">${writeCentralMinute(at)}</time> ${what}</li>`,
    );
    return html`<section><h2>Authorized ${writeCentralMinute(record.authorization.authorizedAt)}</h2><p><strong>${answerNow(record)}</strong></p><dl>${facts}</dl><h3>What happened (times in US/Central)</h3><ol>${story}</ol></section>`;
  });
  return writePage(
    'A payment',
    html`<p><a href="/">Find another</a></p><h1>A payment</h1>${attempts}`,
  );
}

function writeMerchant({ merchant }: AuditRecord): string {
  return merchant.name ?? merchant.id ?? '—';
}

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

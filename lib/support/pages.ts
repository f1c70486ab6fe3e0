import { writeCentralMinute } from '#lib/domain/calendar-date.ts';
import { type AuditRecord, writeAmount } from '#lib/ledger/audit-record.ts';
import { answerNow, tellStory } from './tell-story.ts';
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

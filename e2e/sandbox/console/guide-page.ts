import { PAYMENT_STATUSES, type PaymentStatus } from '#lib/domain/payment.ts';
import { LOGINS, PASSWORDS } from '../plaid/personas.ts';
import type { Sandbox } from '../sandbox.ts';
import { SCENARIOS } from '../scenarios.ts';
import { renderCopy } from './controls.ts';
import { renderFaultKinds } from './faults.ts';
import { type Html, html } from './html.ts';
import { renderPage } from './page.ts';

/** What a customer finds who opens a link in this status. */
const STATUSES_SEEN: Readonly<Record<PaymentStatus, string>> = {
  Initiated: 'The bill is not ready yet.',
  Sent: 'The bill can be paid.',
  Cancelled: 'The bill was cancelled.',
  Rejected: 'It can no longer be paid here.',
  Error: 'Something went wrong with the payment: look at the account, and do not pay again.',
  Expired: 'The link has expired.',
  Processing: 'The payment is on its way, and has not been sent to the bank yet.',
  SentToPay: 'The payment was sent to the bank.',
  Completed: 'The payment was confirmed, and is not final yet.',
  Settled: 'The payment is complete.',
  Returned: 'The payment was returned.',
  Declined: 'The payment was declined.',
};

/** All that can be tried by its name. */
export function renderGuidePage({ basePath, appOrigin }: Sandbox): string {
  return renderPage(
    'What to try',
    html`<h1>What to try</h1>
<p>A link makes its bill when it is opened. With a hyphen and any word after it, such as <code>try-sent-anna</code>, it makes another one.
${basePath === '' ? null : 'In a namespace it does so for a page of that namespace alone; a bill made by its amount works for every page.'}</p>
<section id="scenarios"><h2>Scenarios</h2>
<p>A bill of exactly this amount plays the scenario, and so does the link.</p>
<ul class="lines">${SCENARIOS.map(
      ({ name, amountInCents, summary, customerSees }) =>
        html`<li><strong>${`$${(amountInCents / 100).toFixed(2)}`}</strong> ${renderTryLink(appOrigin, name)}
<br><span class="quiet">${summary}.</span> The customer sees: ${customerSees}</li>`,
    )}</ul></section>
<section id="statuses"><h2>Statuses</h2><ul class="lines">${PAYMENT_STATUSES.map(
      (status) =>
        html`<li>${renderTryLink(appOrigin, status)}<br>The customer sees: ${STATUSES_SEEN[status]}</li>`,
    )}</ul></section>
<section id="logins"><h2>Logins at the bank</h2>${renderNames(LOGINS)}
<h2>Passwords at the bank</h2>${renderNames(PASSWORDS)}</section>
<section id="faults"><h2>Faults</h2>
<p>A fault spoils the next calls of an operation of one bill: add it on the page of the bill.</p>
${renderFaultKinds()}</section>`,
    basePath,
  );
}

function renderTryLink(appOrigin: string, name: string): Html {
  const link = `try-${name}`;
  const url = `${appOrigin}/payment/${link}`;
  return html`<span class="copied"><a class="target" href="${url}">${link}</a>${renderCopy(url, `the link ${link}`)}</span>`;
}

function renderNames(named: typeof LOGINS): Html {
  return html`<ul class="lines">${named.map(
    ({ name, summary }) => html`<li><code>${name}</code> ${summary}</li>`,
  )}</ul>`;
}

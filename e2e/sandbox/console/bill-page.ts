import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { getAllowedStatuses } from '../transitions.ts';
import { renderCalls } from './calls.ts';
import { renderAction, renderField, renderSelect } from './controls.ts';
import { renderFaults } from './faults.ts';
import { formatAmount, formatTime } from './format.ts';
import { type Html, html } from './html.ts';
import { renderPage } from './page.ts';
import { renderSwitches } from './switches-form.ts';

const HOUR = 60 * 60;
const STEPS = [
  ['+ 10 minutes', 600],
  ['+ 1 hour', HOUR],
  ['+ 3 hours', 3 * HOUR],
  ['+ 1 day', 24 * HOUR],
  ['+ 2 days', 48 * HOUR],
  ['+ 31 days', 31 * 24 * HOUR],
] as const;

export function renderBillPage(sandbox: Sandbox, bill: Bill): string {
  const path = `${sandbox.basePath}/control/bills/${bill.transactionId}`;
  return renderPage(
    `${formatAmount(bill)}, ${bill.status}`,
    html`<p><a href="${sandbox.basePath}/">All bills</a></p>
<h1>${formatAmount(bill)} <span class="status" data-status="${bill.status}">${bill.status}</span></h1>
<p>${bill.merchant.name ?? 'No merchant name'}, for ${bill.payerName ?? 'nobody named'}.
  Scenario: ${bill.scenario ?? 'the usual one'}.</p>
<p><a class="link" href="${sandbox.urlOf(bill)}">${sandbox.urlOf(bill)}</a></p>
<div class="panes">
  <div>
    ${renderStatus(bill, path)}
    ${renderClock(sandbox, bill, path)}
    ${renderChange(bill, path)}
    ${renderFaults(bill, path)}
    ${renderSwitches(sandbox, bill, path)}
  </div>
  <div>
    ${renderHistory(bill)}
    ${renderAttempts(bill)}
    ${renderCalls(sandbox.calls.filter((call) => call.transactionId === bill.transactionId))}
  </div>
</div>`,
    sandbox.basePath,
  );
}

function renderStatus(bill: Bill, path: string): Html {
  const statuses = getAllowedStatuses(bill.status);
  return html`<section class="sheet"><h2>Move to</h2><div class="buttons">${statuses.map((status) =>
    renderAction({
      label: status,
      method: 'POST',
      path: `${path}/status`,
      body: { status, isStrict: true },
    }),
  )}</div>${statuses.length === 0 ? html`<p class="quiet">Nothing follows this status.</p>` : null}
  </section>`;
}

function renderClock(sandbox: Sandbox, bill: Bill, path: string): Html {
  return html`<section class="sheet"><h2>This bill’s time</h2>
  <p>${formatTime(sandbox.nowOf(bill))}. The link ends ${formatTime(bill.expiresAt)}.</p>
  <div class="buttons">${STEPS.map(([label, advanceInSeconds]) =>
    renderAction({ label, method: 'POST', path: `${path}/clock`, body: { advanceInSeconds } }),
  )}
  ${renderAction({
    label: 'Everybody’s clock to what happens next',
    method: 'POST',
    path: `${sandbox.basePath}/control/clock`,
    body: { advanceToNextEventOf: bill.transactionId },
  })}
  ${renderAction({ label: 'End all sessions', method: 'POST', path: `${path}/sessions/expire`, body: {} })}
  </div></section>`;
}

function renderChange({ amount }: Bill, path: string): Html {
  return html`<form class="sheet" data-method="PATCH" data-path="${path}"><h2>Change the bill</h2>
  <div class="pair">
    ${renderField({ name: 'amount', label: 'Amount in USD', value: amount.toFixed(2), as: 'number' })}
    ${renderSelect({
      name: 'plaid.oauth',
      label: 'Harbor OAuth Bank opens',
      options: [
        ['', 'As now'],
        ['popup', 'In a window of its own'],
        ['redirect', 'In place of the bill'],
        ['blocked', 'Not: windows are blocked'],
      ],
    })}
  </div>
  <button type="submit">Change it</button></form>`;
}

function renderHistory({ history, plan }: Bill): Html {
  return html`<section><h2>History</h2><ol class="lines">
  ${history.map(
    ({ at, status, description }) =>
      html`<li><span>${status}</span> <span class="quiet">${formatTime(at)} ${description ?? ''}</span></li>`,
  )}
  ${plan.map(
    ({ at, status }) =>
      html`<li class="quiet"><span>${status}</span> <span>planned for ${formatTime(at)}</span></li>`,
  )}</ol></section>`;
}

function renderAttempts({ attempts }: Bill): Html {
  if (attempts.length === 0) return html``;
  return html`<section><h2>Payments received (C4)</h2><ol class="lines">${attempts.map(
    ({ at, isAccepted, reason }) =>
      html`<li><span>${isAccepted ? 'Accepted' : `Not accepted: ${reason ?? 'no reason'}`}</span>
        <span class="quiet">${formatTime(at)}</span></li>`,
  )}</ol></section>`;
}

import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { findScenario } from '../scenarios.ts';
import { getAllowedStatuses } from '../transitions.ts';
import { renderBillClock } from './bill-clock.ts';
import { renderCalls } from './calls.ts';
import { renderChaos } from './chaos.ts';
import {
  renderAction,
  renderCode,
  renderCopy,
  renderField,
  renderForm,
  renderSelect,
} from './controls.ts';
import { type ControlAddress, type CurlLine, renderCurl } from './curl.ts';
import { renderFaults } from './faults.ts';
import { formatAmount, formatTime } from './format.ts';
import { type Html, html } from './html.ts';
import { renderPage } from './page.ts';
import { renderSwitches } from './switches-form.ts';
import { renderOpening } from './telephone.ts';

export function renderBillPage(sandbox: Sandbox, bill: Bill, address: ControlAddress): string {
  const { basePath } = sandbox;
  const { transactionId: id } = bill;
  const url = sandbox.urlOf(bill);
  const at = (part: string) => ({
    basePath,
    path: `/bills/${id}/${part}`,
    back: `/bills/${id}#${part}`,
  });
  return renderPage(
    `${formatAmount(bill)}, ${bill.status}`,
    html`<h1>${formatAmount(bill)} <span class="status" data-status="${bill.status}">${bill.status}</span></h1>
<p>${bill.merchant.name ?? 'No merchant name'}, for ${bill.payerName ?? 'nobody named'}.</p>
${renderScenario(bill)}
<p class="copied link"><a class="target" href="${url}">${url}</a>${renderCopy(url, 'the link')}</p>
<p>Id: ${renderCode(id, 'the id')}</p>
${renderOpening(bill, url)}
<div class="panes">
  <div>
    ${renderBillClock(sandbox, bill)}
    ${renderStatus(basePath, bill)}
    ${renderChange(basePath, bill)}
    ${renderFaults(bill, at('faults'))}
    ${renderChaos(at('chaos'), 'this bill')}
    ${renderSwitches(sandbox, bill, at('switches'))}
    ${renderCurl(address, listCurlLines(bill))}
  </div>
  <div>
    ${renderHistory(bill)}
    ${renderAttempts(bill)}
    ${renderCalls(sandbox, id)}
  </div>
</div>`,
    basePath,
  );
}

function renderScenario(bill: Bill): Html {
  const scenario = bill.scenario === null ? undefined : findScenario({ name: bill.scenario });
  if (!scenario) return html`<p>Scenario: the usual one.</p>`;
  const { name, summary, customerSees } = scenario;
  return html`<p>Scenario: <code>${name}</code>. ${summary}. The customer sees: ${customerSees}</p>`;
}

function renderStatus(basePath: string, { transactionId: id, status: present }: Bill): Html {
  const statuses = getAllowedStatuses(present);
  return html`<section class="sheet" id="status"><h2>Move to</h2><div class="buttons">${statuses.map(
    (status) =>
      renderAction({
        basePath,
        label: status,
        method: 'POST',
        path: `/bills/${id}/status`,
        back: `/bills/${id}#status`,
        body: { status, isStrict: true },
      }),
  )}</div>${statuses.length === 0 ? html`<p class="quiet">Nothing follows this status.</p>` : null}
  </section>`;
}

function renderChange(basePath: string, { transactionId: id, amount }: Bill): Html {
  const fields = html`<div class="pair">
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
  <button type="submit">Change it</button>`;
  const press = { basePath, path: `/bills/${id}`, back: `/bills/${id}#change` };
  return html`<section class="sheet" id="change"><h2>Change the bill</h2>
  ${renderForm({ ...press, method: 'PATCH' }, fields)}</section>`;
}

function listCurlLines({ transactionId: id, status }: Bill): readonly CurlLine[] {
  const path = `/bills/${id}`;
  return [
    { what: 'Read it', path },
    { what: 'List its calls', path: `${path}/calls` },
    ...getAllowedStatuses(status).map((next) => ({
      what: `Move it to ${next}`,
      method: 'POST' as const,
      path: `${path}/status`,
      body: { status: next },
    })),
    {
      what: 'Step to what happens next',
      method: 'POST',
      path: `${path}/clock`,
      body: { advanceTo: 'nextEvent' },
    },
    {
      what: 'Let the next payment hang',
      method: 'POST',
      path: `${path}/faults`,
      body: { operation: 'C4', kind: 'hang' },
    },
    { what: 'Remove its faults', method: 'DELETE', path: `${path}/faults` },
    { what: 'Draw faults', method: 'POST', path: `${path}/chaos`, body: { seed: '1' } },
  ];
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

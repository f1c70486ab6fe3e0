import type { Bill } from '../bill.ts';
import { type ClockMove, showClock } from '../control/clock-routes.ts';
import { NAMED_MOMENTS } from '../named-moments.ts';
import type { Sandbox } from '../sandbox.ts';
import { renderAction } from './controls.ts';
import { formatAmount } from './format.ts';
import { type Html, html } from './html.ts';
import { renderNewBillForm } from './new-bill-form.ts';
import { renderPage } from './page.ts';

export function renderHomePage(
  sandbox: Sandbox,
  { canSignOut }: { readonly canSignOut: boolean },
): string {
  const bills = sandbox.listBills();
  return renderPage(
    'Sandbox',
    html`<h1>Sandbox console</h1>
<div class="panes">
  <div>
    ${renderNewBillForm(sandbox.basePath)}
    ${renderClock(sandbox)}
    ${canSignOut ? renderSignOut(sandbox) : null}
  </div>
  <section aria-labelledby="bills">
    <h2 id="bills">Bills</h2>
    ${bills.length === 0 ? html`<p class="quiet">No bill yet. Make a link to begin.</p>` : null}
    <ul class="bills">${bills.map((bill) => renderBill(sandbox, bill))}</ul>
  </section>
</div>`,
    sandbox.basePath,
  );
}

/** The clock of all bills, and of a page that follows it. */
function renderClock(sandbox: Sandbox): Html {
  const path = `${sandbox.basePath}/control/clock`;
  const move = (label: string, body: ClockMove) =>
    renderAction({ label, method: 'POST', path, body });
  return html`<section class="sheet" aria-labelledby="clock"><h2 id="clock">The clock</h2>
  <p>${showClock(sandbox).central}${sandbox.clockOffsetInMs === 0 ? '' : ', moved'}</p>
  <div class="buttons">
    ${move('+ 1 hour', { advanceInSeconds: 60 * 60 })}
    ${move('+ 1 day', { advanceInSeconds: 24 * 60 * 60 })}
    ${NAMED_MOMENTS.map((moment) => move(MOMENT_LABELS[moment], { advanceTo: moment }))}
    ${renderAction({ label: 'Real time', method: 'DELETE', path })}
  </div></section>`;
}

const MOMENT_LABELS: Readonly<Record<(typeof NAMED_MOMENTS)[number], string>> = {
  nextWeekend: 'Next weekend',
  nextFederalHoliday: 'Next federal holiday',
  nextDaylightSavingChange: 'Before the clocks change',
  '08:00': '08:00 Central',
  '14:00': '14:00 Central',
  '17:00': '17:00 Central',
};

function renderSignOut({ basePath }: Sandbox): Html {
  return html`<form method="post" action="${basePath}/sign-out"><button type="submit">Sign out</button></form>`;
}

function renderBill(sandbox: Sandbox, bill: Bill): Html {
  return html`<li>
  <a class="amount" href="${sandbox.basePath}/bills/${bill.transactionId}">${formatAmount(bill)}</a>
  <span class="status" data-status="${bill.status}">${bill.status}</span>
  <span class="whom">${bill.merchant.name ?? 'No merchant name'}, for ${bill.payerName ?? 'nobody named'}</span>
  <span class="quiet">${bill.scenario ?? ''}</span>
  <a class="link" href="${sandbox.urlOf(bill)}">${sandbox.urlOf(bill)}</a>
</li>`;
}

import type { Bill } from '../bill.ts';
import { type ClockMove, showClock } from '../control/clock-routes.ts';
import { NAMED_MOMENTS } from '../named-moments.ts';
import type { Sandbox } from '../sandbox.ts';
import { renderChaos } from './chaos.ts';
import { renderAction, renderCopy } from './controls.ts';
import { type ControlAddress, renderCurl } from './curl.ts';
import { countOf, formatAmount } from './format.ts';
import { type Html, html } from './html.ts';
import { renderNewBillForm } from './new-bill-form.ts';
import { renderPage } from './page.ts';
import { renderSearch, type Search, searchBills } from './search-bills.ts';

export function renderHomePage(
  sandbox: Sandbox,
  { address, search }: { readonly address: ControlAddress; readonly search: Search },
): string {
  const { basePath } = sandbox;
  return renderPage(
    'Sandbox',
    html`<h1>Sandbox console</h1>
<div class="panes">
  <div>
    ${renderNewBillForm(basePath)}
    ${renderClock(sandbox)}
    ${renderChaos({ basePath, path: '/chaos', back: '/#chaos' }, 'every bill')}
    ${renderCurl(address, [
      { what: 'Make a bill', method: 'POST', path: '/bills', body: { amount: 100.01 } },
      { what: 'List all bills', path: '/bills' },
      { what: 'Move the clock', method: 'POST', path: '/clock', body: { advanceInSeconds: 3600 } },
      { what: 'Draw faults', method: 'POST', path: '/chaos', body: { seed: '1' } },
      { what: 'Forget everything', method: 'POST', path: '/reset' },
    ])}
    ${address.needsToken ? renderSignOut(sandbox) : null}
  </div>
  ${renderBills(sandbox, search)}
</div>`,
    basePath,
  );
}

/** The clock of all bills, and of a page that follows it. */
function renderClock(sandbox: Sandbox): Html {
  const { basePath } = sandbox;
  const press = { basePath, path: '/clock', back: '/#clock' };
  const move = (label: string, body: ClockMove) =>
    renderAction({ ...press, label, method: 'POST', body });
  return html`<section class="sheet" id="clock" aria-labelledby="clock-title"><h2 id="clock-title">The clock</h2>
  <p>${showClock(sandbox).central}${sandbox.clockOffsetInMs === 0 ? '' : ', moved'}</p>
  <div class="buttons">
    ${move('+ 1 hour', { advanceInSeconds: 60 * 60 })}
    ${move('+ 1 day', { advanceInSeconds: 24 * 60 * 60 })}
    ${NAMED_MOMENTS.map((moment) => move(MOMENT_LABELS[moment], { advanceTo: moment }))}
    ${renderAction({ ...press, label: 'Real time', method: 'DELETE' })}
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

/** More are found by a search. */
const MOST_SHOWN = 100;

function renderBills(sandbox: Sandbox, search: Search): Html {
  const found = searchBills(sandbox, search);
  const isSearch = search.text.trim() !== '' || search.status !== '';
  return html`<section aria-labelledby="bills"><h2 id="bills">Bills</h2>
  ${renderSearch(sandbox, search)}
  <p class="quiet">${found.length === 0 && !isSearch ? 'No bill yet. Make a link to begin.' : `${countOf(found.length, 'bill')}${isSearch ? ' found' : ''}.`}
  ${found.length > MOST_SHOWN ? `Here are the newest ${MOST_SHOWN}; search for others.` : null}
  ${isSearch ? html`<a href="${sandbox.basePath}/">Show all</a>` : null}</p>
  <ul class="bills">${found.slice(0, MOST_SHOWN).map((bill) => renderBill(sandbox, bill))}</ul></section>`;
}

function renderBill(sandbox: Sandbox, bill: Bill): Html {
  const url = sandbox.urlOf(bill);
  const payerName = bill.payerName ?? 'nobody named';
  const faults = bill.faults.length === 0 ? null : countOf(bill.faults.length, 'fault');
  const notes = [bill.invoiceNumber, bill.scenario, faults].filter((note) => note !== null);
  return html`<li>
  <a class="amount target" href="${sandbox.basePath}/bills/${bill.transactionId}">${formatAmount(bill)}</a>
  <span class="status" data-status="${bill.status}">${bill.status}</span>
  <span class="whom">${bill.merchant.name ?? 'No merchant name'}, for ${payerName} <span class="quiet">${notes.join(', ')}</span></span>
  <span class="copied link"><a class="target" href="${url}">${url}</a>${renderCopy(url, `the link of ${formatAmount(bill)} for ${payerName}`)}</span>
</li>`;
}

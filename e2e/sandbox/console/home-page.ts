import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { formatAmount } from './format.ts';
import { type Html, html } from './html.ts';
import { renderNewBillForm } from './new-bill-form.ts';
import { renderPage } from './page.ts';

export function renderHomePage(sandbox: Sandbox): string {
  const bills = sandbox.listBills();
  return renderPage(
    'Sandbox',
    html`<h1>Sandbox console</h1>
<div class="panes">
  ${renderNewBillForm(sandbox.basePath)}
  <section aria-labelledby="bills">
    <h2 id="bills">Bills</h2>
    ${bills.length === 0 ? html`<p class="quiet">No bill yet. Make a link to begin.</p>` : null}
    <ul class="bills">${bills.map((bill) => renderBill(sandbox, bill))}</ul>
  </section>
</div>`,
    sandbox.basePath,
  );
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

import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Html, html } from './html.ts';

/** What a search asks for, by the query of its address. */
export type Search = { readonly text: string; readonly status: string };

export function renderSearch({ basePath }: Sandbox, { text, status }: Search): Html {
  const options = PAYMENT_STATUSES.map((name) =>
    name === status ? html`<option selected>${name}</option>` : html`<option>${name}</option>`,
  );
  return html`<form role="search" method="get" action="${basePath}/" class="search">
  <label class="field"><span>Payer, merchant, invoice, amount, link or id</span>
    <input type="search" name="q" value="${text}" autocomplete="off"></label>
  <label class="field"><span>Status</span>
    <select name="status"><option value="">Any</option>${options}</select></label>
  <button type="submit">Search</button></form>`;
}

/** The bills that have all of it. */
export function searchBills(sandbox: Sandbox, { text, status }: Search): readonly Bill[] {
  const wanted = text.trim().toLowerCase();
  return sandbox
    .listBills()
    .filter((bill) => status === '' || bill.status === status)
    .filter((bill) => wanted === '' || isAmount(bill, wanted) || hasText(sandbox, bill, wanted));
}

/** "$1,250" is 1250.00. */
function isAmount({ amount }: Bill, wanted: string): boolean {
  return /^\$?\d[\d,]*(\.\d*)?$/.test(wanted) && amount === Number(wanted.replace(/[$,]/g, ''));
}

/** Links and ids are letters at random, in which nearly any short text would be found. */
const LEAST_OF_LINK = 8;

function hasText(sandbox: Sandbox, bill: Bill, wanted: string): boolean {
  const { payerName, merchant, invoiceNumber, scenario, transactionId } = bill;
  const words = [payerName, merchant.name, invoiceNumber, scenario];
  const codes = wanted.length < LEAST_OF_LINK ? [] : [sandbox.urlOf(bill), transactionId];
  return [...words, ...codes].some((part) => part?.toLowerCase().includes(wanted));
}

import type { Chaos } from '../control/chaos-routes.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Press, renderCode, renderField, renderForm } from './controls.ts';
import { renderFaultLines } from './faults.ts';
import { countOf, formatAmount } from './format.ts';
import { type Html, html } from './html.ts';
import { renderPage } from './page.ts';

/** Of a bill, or of all of them. */
export function renderChaos(press: Omit<Press, 'method'>, whose: string): Html {
  return html`<section class="sheet" id="chaos"><h2>Chaos</h2>
  <p>Gives ${whose} faults that a seed draws, in place of those that are there. The same seed draws the same ones.</p>
  ${renderForm(
    { ...press, method: 'POST' },
    html`${renderField({ name: 'seed', label: 'Seed; a new one where it is empty' })}
    <button type="submit">Draw faults</button>`,
  )}</section>`;
}

export function renderChaosReport(sandbox: Sandbox, { seed, bills }: Chaos, back: string): string {
  const { basePath } = sandbox;
  return renderPage(
    'Chaos',
    html`<h1>Chaos in ${countOf(bills.length, 'bill')}</h1>
<p>Seed: ${renderCode(seed, 'the seed')}</p>
<p>Each fault spoils the next calls of its operation, and is used up by them.</p>
<ul class="lines">${bills.map(({ cFiTransactionId: id, faults }) => {
      const bill = sandbox.findBill(id);
      return html`<li><a class="target" href="${basePath}/bills/${id}">${bill ? `${formatAmount(bill)}, ${bill.payerName ?? 'nobody named'}` : id}</a>
  ${renderFaultLines(faults)}</li>`;
    })}</ul>
<p><a class="target" href="${basePath}${back}">Back</a></p>`,
    basePath,
  );
}

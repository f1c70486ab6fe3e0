import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import { DEFAULT_BILL } from '../bill.ts';
import { SCENARIOS } from '../scenarios.ts';
import { renderCheckbox, renderField, renderForm, renderSelect } from './controls.ts';
import { type Html, html } from './html.ts';

export function renderNewBillForm(basePath: string): Html {
  return html`<section class="sheet" id="new"><h2>New payment link</h2>
  ${renderForm({ basePath, method: 'POST', path: '/bills', back: '/#new' }, renderFields())}</section>`;
}

function renderFields(): Html {
  return html`<div class="pair">
    ${renderField({ name: 'amount', label: 'Amount in USD', value: '125.00', as: 'number' })}
    ${renderSelect({ name: 'scenario', label: 'Scenario', options: listScenarios() })}
  </div>
  <div class="pair">
    ${renderField({ name: 'merchant.name', label: 'Merchant', value: 'Blue Ridge Dental' })}
    ${renderField({ name: 'merchant.reference', label: 'Reference of the merchant', value: '1' })}
  </div>
  <div class="pair">
    ${renderField({ name: 'payerName', label: 'Payer', value: DEFAULT_BILL.payerName })}
    ${renderField({ name: 'invoiceNumber', label: 'Invoice number', value: DEFAULT_BILL.invoiceNumber })}
  </div>
  ${renderField({ name: 'description', label: 'Description', value: DEFAULT_BILL.description })}
  <label class="field"><span>Fields, one “label: value” a line</span>
    <textarea name="fields:fields" rows="2">Patient: J. Doe</textarea></label>
  <div class="pair">
    ${renderField({ name: 'dueDate', label: 'Due date', type: 'date' })}
    ${renderSelect({ name: 'status', label: 'Status', options: PAYMENT_STATUSES.map(same), value: 'Sent' })}
  </div>
  ${renderSelect({
    name: 'attachments',
    label: 'Attachment',
    as: 'attachment',
    options: [
      ['', 'None'],
      ['pdf', 'A PDF'],
      ['html', 'HTML that claims to be a PDF'],
      ['huge', 'A PDF of 64 MB'],
    ],
  })}
  <fieldset><legend>Methods</legend>
    ${renderCheckbox({ name: 'availablePaymentType', label: 'Bank', value: 'ach', isChecked: true })}
    ${renderCheckbox({ name: 'availablePaymentType', label: 'Card', value: 'card', isChecked: false })}
    ${renderCheckbox({ name: 'usePlaid', label: 'Merchant uses Plaid', isChecked: true })}
  </fieldset>
  <button type="submit" class="main">Make the link</button>`;
}

function listScenarios() {
  const named = SCENARIOS.map(
    ({ name, amountInCents, summary }) =>
      [name, `$${(amountInCents / 100).toFixed(2)} ${summary}`] as const,
  );
  return [['', 'As the amount says'] as const, ...named];
}

function same(value: string): readonly [string, string] {
  return [value, value];
}

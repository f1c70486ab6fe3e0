import type { Bill } from '../bill.ts';
import { FAULT_KINDS } from '../fault.ts';
import { OPERATIONS } from '../operations.ts';
import { renderAction, renderField, renderSelect } from './controls.ts';
import { type Html, html } from './html.ts';

const OPERATION_NAMES: Readonly<Record<(typeof OPERATIONS)[number], string>> = {
  C1: 'opening the link',
  C2: 'payment details',
  C3: 'paying by card',
  C4: 'paying by bank',
  C5: 'list of attachments',
  C6: 'one attachment',
  C7: 'link token',
  C8: 'public token',
  C9: 'accounts',
};

export function renderFaults({ faults }: Bill, path: string): Html {
  return html`<form class="sheet" data-method="POST" data-path="${path}/faults"><h2>Fault</h2>
  <div class="pair">
    ${renderSelect({
      name: 'operation',
      label: 'Operation',
      options: OPERATIONS.map((operation) => [
        operation,
        `${operation} ${OPERATION_NAMES[operation]}`,
      ]),
      value: 'C4',
    })}
    ${renderSelect({ name: 'kind', label: 'Kind', options: FAULT_KINDS.map((kind) => [kind, kind]) })}
  </div>
  <div class="pair">
    ${renderField({ name: 'times', label: 'Times', value: '1', as: 'integer' })}
    ${renderField({ name: 'delayInMs', label: 'Delay in ms', as: 'integer' })}
  </div>
  <div class="pair">
    ${renderField({ name: 'status', label: 'HTTP status', as: 'integer' })}
    ${renderField({ name: 'code', label: 'Code' })}
  </div>
  ${renderSelect({
    name: 'isProcessed',
    label: 'Does the call take effect?',
    as: 'yesOrNo',
    options: [
      ['', 'As is usual for the kind'],
      ['yes', 'Yes'],
      ['no', 'No'],
    ],
  })}
  <div class="buttons"><button type="submit">Add the fault</button>
  ${renderAction({ label: 'Remove all', method: 'DELETE', path: `${path}/faults` })}</div>
  <ul class="lines">${faults.map(
    ({ operation, kind, times }) =>
      html`<li>${operation} ${kind} <span class="quiet">× ${times}</span></li>`,
  )}</ul></form>`;
}

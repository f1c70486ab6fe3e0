import type { Bill } from '../bill.ts';
import { FAULT_KINDS, FAULT_SUMMARIES, type Fault, isProcessedFirst } from '../fault.ts';
import { OPERATIONS } from '../operations.ts';
import { type Press, renderAction, renderField, renderForm, renderSelect } from './controls.ts';
import { formatDuration, OPERATION_NAMES } from './format.ts';
import { type Html, html } from './html.ts';

export function renderFaults({ faults }: Bill, press: Omit<Press, 'method'>): Html {
  return html`<section class="sheet" id="faults"><h2>Faults</h2>
  ${faults.length === 0 ? html`<p class="quiet">None waits for a call.</p>` : renderFaultLines(faults)}
  ${faults.length === 0 ? null : renderAction({ ...press, method: 'DELETE', label: 'Remove all' })}
  ${renderForm(
    { ...press, method: 'POST' },
    html`<div class="pair">
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
    ${renderField({ name: 'times', label: 'Times', value: '1', as: 'number' })}
    ${renderField({ name: 'delayInMs', label: 'Delay in ms', as: 'number' })}
  </div>
  <div class="pair">
    ${renderField({ name: 'status', label: 'HTTP status', as: 'number' })}
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
  <button type="submit">Add the fault</button>`,
  )}
  <details><summary>What each kind does</summary>${renderFaultKinds()}</details></section>`;
}

export function renderFaultKinds(): Html {
  return html`<ul class="lines">${FAULT_KINDS.map(
    (kind) => html`<li><code>${kind}</code> ${FAULT_SUMMARIES[kind]}</li>`,
  )}</ul>`;
}

export function renderFaultLines(faults: readonly Fault[]): Html {
  return html`<ul class="lines">${faults.map((fault) => html`<li>${describe(fault)}</li>`)}</ul>`;
}

/** Such as "Pay by bank, the next 2 calls: status (503), after 3 seconds, and the call takes effect". */
function describe(fault: Fault): string {
  const { isProcessed: _wish, ...usual } = fault;
  const { operation, kind, times, status, code, delayInMs } = usual;
  const takesEffect = isProcessedFirst(fault);
  const calls = { 1: 'the next call', always: 'every call' }[times] ?? `the next ${times} calls`;
  const given = [status, code].filter((detail) => detail !== undefined).join(' ');
  return [
    `${OPERATION_NAMES[operation]}, ${calls}: ${kind}`,
    given && ` (${given})`,
    delayInMs ? `, after ${formatDuration(delayInMs)}` : '',
    takesEffect === isProcessedFirst(usual)
      ? ''
      : `, and the call ${takesEffect ? 'takes' : 'takes no'} effect`,
  ].join('');
}

import type { Call } from '../call.ts';
import { formatTime } from './format.ts';
import { type Html, html } from './html.ts';

export function renderCalls(calls: readonly Call[]): Html {
  return html`<section><h2>Calls received</h2>
  ${calls.length === 0 ? html`<p class="quiet">None yet.</p>` : null}
  <ol class="lines">${calls.map(renderCall)}</ol></section>`;
}

function renderCall(call: Call): Html {
  const answer = call.status === null ? 'no answer' : `${call.status} ${call.code ?? ''}`;
  return html`<li><details>
    <summary>${call.operation} <span class="quiet">${answer} ${call.fault ? `fault ${call.fault}` : ''}</span></summary>
    <p class="quiet">${formatTime(call.at)}, from port ${call.remotePort}</p>
    <pre>${call.method} ${call.path}\n${call.headerNames.join('\n')}\n\n${JSON.stringify(call.body, null, 2)}</pre>
  </details></li>`;
}

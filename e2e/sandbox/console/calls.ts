import type { Call } from '../call.ts';
import type { Sandbox } from '../sandbox.ts';
import { formatTime, OPERATION_NAMES } from './format.ts';
import { type Html, html } from './html.ts';

/** The calls about a bill, each as a sentence with its time and its body. */
export function renderCalls({ calls, secrets }: Sandbox, transactionId: string): Html {
  const received = calls.filter((call) => call.transactionId === transactionId);
  return html`<section id="calls"><h2>Calls received</h2>
  ${received.length === 0 ? html`<p class="quiet">None yet.</p>` : null}
  <ol class="lines">${received.map((call) => renderCall(call, secrets))}</ol></section>`;
}

function renderCall(call: Call, secrets: ReadonlyMap<string, string>): Html {
  const { method, path, headerNames, body, at, remotePort } = call;
  // Of a long one the sandbox keeps the beginning as text, in which nothing tells what is secret.
  const shown =
    typeof body === 'string'
      ? 'Too long to be shown'
      : JSON.stringify(mask(body, secrets), null, 2);
  return html`<li><details>
    <summary>${describe(call)} <span class="quiet">${formatTime(at)}</span></summary>
    <p class="quiet">${call.operation}, from port ${remotePort}. Headers: ${headerNames.join(', ')}</p>
    <pre>${method} ${path}\n\n${shown}</pre>
  </details></li>`;
}

/** Such as "Create link token: 200, 12 ms" or "Pay by bank: no answer, by the fault resetAfter". */
function describe({ operation, status, code, durationInMs, fault }: Call): string {
  const refusal = code === null || code === '0' ? '' : ` ${code}`;
  const answer = status === null ? 'no answer' : `${status}${refusal}, ${durationInMs} ms`;
  return `${OPERATION_NAMES[operation]}: ${answer}${fault === null ? '' : `, by the fault ${fault}`}`;
}

/** Members that hold a secret which the sandbox did not hand out itself: a customer has typed it. */
const SECRET_MEMBER = /token|number$|card$|cv[cv2]$/i;

function mask(value: unknown, secrets: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return secrets.has(value) ? `•••• (${secrets.get(value)})` : value;
  if (Array.isArray(value)) return value.map((item) => mask(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SECRET_MEMBER.test(name) ? '••••' : mask(member, secrets),
    ]),
  );
}

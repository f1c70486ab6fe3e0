import type { Bill } from '../bill.ts';
import { findNextEvent } from '../progress.ts';
import type { Sandbox } from '../sandbox.ts';
import { renderAction } from './controls.ts';
import { formatDuration, formatTime } from './format.ts';
import { type Html, html } from './html.ts';

const HOUR = 60 * 60;
const STEPS = [
  ['+ 10 minutes', 600],
  ['+ 1 hour', HOUR],
  ['+ 3 hours', 3 * HOUR],
  ['+ 1 day', 24 * HOUR],
  ['+ 2 days', 48 * HOUR],
  ['+ 31 days', 31 * 24 * HOUR],
] as const;

/** What happens to a bill by itself next, its time, and the ways to move it. */
export function renderBillClock(sandbox: Sandbox, bill: Bill): Html {
  const { basePath } = sandbox;
  const { transactionId: id } = bill;
  const press = { basePath, method: 'POST', back: `/bills/${id}#clock` } as const;
  const path = `/bills/${id}/clock`;
  return html`<section class="sheet" id="clock"><h2>What happens next</h2>
  ${renderNext(sandbox, bill)}
  <h2>This bill’s time</h2>
  <p>${formatTime(sandbox.nowOf(bill))}. The link ends ${formatTime(bill.expiresAt)}.</p>
  <div class="buttons">${STEPS.map(([label, advanceInSeconds]) =>
    renderAction({ ...press, path, label, body: { advanceInSeconds } }),
  )}
  ${renderAction({ ...press, path: `/bills/${id}/sessions/expire`, label: 'End all sessions' })}
  </div></section>`;
}

function renderNext(sandbox: Sandbox, bill: Bill): Html {
  const now = sandbox.nowOf(bill);
  const next = findNextEvent(bill, now);
  if (!next) return html`<p>Nothing more happens to this bill by itself.</p>`;
  const { transactionId: id, plan } = bill;
  const press = {
    basePath: sandbox.basePath,
    method: 'POST',
    back: `/bills/${id}#clock`,
  } as const;
  return html`<p><strong>${plan.length > 0 ? next.status : 'The link ends'}</strong> in ${formatDuration(next.at - now)},
  ${formatTime(next.at)} by this bill’s clock${plan.length > 0 ? '' : ', unless the customer pays before'}.</p>
  <div class="buttons">
  ${renderAction({ ...press, path: `/bills/${id}/clock`, label: 'Step to it', body: { advanceTo: 'nextEvent' } })}
  ${renderAction({ ...press, path: '/clock', label: 'Everybody’s clock to it', body: { advanceToNextEventOf: id } })}
  </div>`;
}

import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { getAllowedStatuses } from '../transitions.ts';

/** The whole truth about a bill, as the control API tells it. Times are ISO, by the bill's clock. */
export function showBill(sandbox: Sandbox, bill: Bill) {
  const { transactionId, link, scenario, merchant, plan, history, sessions, ...rest } = bill;
  const { course: _course, ...members } = rest;
  return {
    cFiTransactionId: transactionId,
    link,
    url: sandbox.urlOf(bill),
    ...members,
    scenario,
    merchant,
    allowedStatuses: getAllowedStatuses(bill.status),
    now: toIso(sandbox.nowOf(bill)),
    createdAt: toIso(bill.createdAt),
    updatedAt: toIso(bill.updatedAt),
    expiresAt: toIso(bill.expiresAt),
    history: history.map((change) => ({ ...change, at: toIso(change.at) })),
    plan: plan.map((change) => ({ ...change, at: toIso(change.at) })),
    sessions: sessions.map((session) => ({ ...session, openedAt: toIso(session.openedAt) })),
    callsCount: sandbox.calls.filter((call) => call.transactionId === transactionId).length,
  };
}

export type BillView = ReturnType<typeof showBill>;

function toIso(at: number): string {
  return new Date(at).toISOString();
}

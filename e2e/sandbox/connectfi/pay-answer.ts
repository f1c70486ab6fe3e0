import { type Answer, succeedWith } from './answer.ts';
import type { CustomerCall } from './customer-operation.ts';
import { showPayment } from './payment-view.ts';

/** What C3 and C4 answer after success (U6). */
export function answerPaid({ requestId, bill, switches }: CustomerCall): Answer {
  if (switches.payAnswer === 'empty') return succeedWith(requestId, {});
  const payment = showPayment(bill, switches);
  return succeedWith(requestId, switches.payAnswer === 'payment' ? { payment } : payment);
}

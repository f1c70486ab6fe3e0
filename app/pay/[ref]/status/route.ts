import { describeFailure } from '#lib/checkout/describe-failure.ts';
import { loadBillState } from '#lib/checkout/load-bill.ts';
import { callWithRenewal } from '#lib/checkout/renew-session.ts';
import { answerFailure, answerJson } from '#lib/http/answer.ts';
import { readRoute } from '#lib/http/bill-route.ts';
import { toOutcome } from '#lib/ledger/attempt.ts';
import { PAYMENT_STATES } from '#lib/payment/states.ts';

export const GET = readRoute<{ ref: string }>(
  async ({ session }) => {
    const { result: bill } = await callWithRenewal(session, loadBillState);
    if (!bill.ok) return answerFailure(describeFailure(bill.failure));
    const { payment, state, attempt } = bill.value;
    return answerJson({
      status: payment.status,
      isPayable: PAYMENT_STATES[state].isPayable,
      outcome: attempt ? toOutcome(attempt.state) : null,
    });
  },
  { readsBill: true },
);

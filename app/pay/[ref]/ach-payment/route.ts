import { BANK_DEBIT } from '#lib/checkout/pay/bank-debit.ts';
import type { PayOutcome } from '#lib/checkout/pay/pay-outcome.ts';
import { placeOrder } from '#lib/checkout/pay/place-order.ts';
import { getNow } from '#lib/clock.ts';
import type { PaymentAnswerBody } from '#lib/contract/payment-answer.ts';
import { paymentOrderSchema } from '#lib/contract/payment-order.ts';
import { answerFailure, answerJson } from '#lib/http/answers/answer.ts';
import { changeRoute } from '#lib/http/bill-route.ts';
import { readJsonBody } from '#lib/http/guard-request.ts';
import { readDevice } from '#lib/http/read-device.ts';

export const POST = changeRoute<{ ref: string }>(
  async ({ request, session, answerByInMs }) => {
    const pressedAt = getNow();
    const order = await readJsonBody(request, paymentOrderSchema);
    if (!order.ok) return answerFailure(order.failure);
    const device = readDevice(request);
    const given = { session, order: order.value, device, pressedAt };
    return answerOutcome(await placeOrder(BANK_DEBIT, { ...given, answerByInMs }));
  },
  {
    limit: 'payment by session',
    hostCheck: 'byWork',
    mustBeLiving: true,
    // The payment may be under way by then: never "nothing was paid".
    answerLate: () => answerOutcome({ kind: 'open', outcome: 'unknown' }),
  },
);

function answerOutcome(outcome: PayOutcome): Response {
  switch (outcome.kind) {
    case 'accepted':
      return answerJson({
        outcome: 'accepted',
        status: outcome.status,
      } satisfies PaymentAnswerBody);
    case 'open':
      return answerJson({ outcome: outcome.outcome } satisfies PaymentAnswerBody, 202);
    case 'failed':
      return answerFailure(outcome.failure);
    default:
      return outcome satisfies never;
  }
}

import { BANK_DEBIT } from '#lib/checkout/pay/bank-debit.ts';
import { placeOrder } from '#lib/checkout/pay/place-order.ts';
import type { PayerDevice, PayOutcome } from '#lib/checkout/pay/way-to-pay.ts';
import { getNow } from '#lib/clock.ts';
import type { PaymentAnswerBody } from '#lib/contract/answers.ts';
import { paymentOrderSchema } from '#lib/contract/requests.ts';
import { answerFailure, answerJson } from '#lib/http/answers/answer.ts';
import { changeRoute } from '#lib/http/bill-route.ts';
import { readJsonBody } from '#lib/http/guard-request.ts';
import { CLIENT_ADDRESS_HEADER } from '#lib/internal-headers.ts';

const MAX_USER_AGENT_LENGTH = 400;

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

/** What a request says of the device that sent it, to be kept with the authorization. */
function readDevice({ headers }: Request): PayerDevice {
  return {
    userAgent: (headers.get('user-agent') ?? '').slice(0, MAX_USER_AGENT_LENGTH),
    ipAddress: headers.get(CLIENT_ADDRESS_HEADER) ?? '',
  };
}

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

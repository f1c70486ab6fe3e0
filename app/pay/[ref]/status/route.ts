import { readBillStatus } from '#lib/checkout/read-bill-status.ts';
import { answerFailure, answerJson } from '#lib/http/answer.ts';
import { readRoute } from '#lib/http/bill-route.ts';

export const GET = readRoute<{ ref: string }>(
  async ({ session }) => {
    const status = await readBillStatus(session);
    return status.ok ? answerJson(status.value) : answerFailure(status.failure);
  },
  { hostCheck: 'byWork' },
);

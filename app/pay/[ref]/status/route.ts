import { readBillStatus } from '#lib/checkout/read/read-bill-status.ts';
import { answerFailure, answerJson } from '#lib/http/answers/answer.ts';
import { readRoute } from '#lib/http/bill-route.ts';

export const GET = readRoute<{ ref: string }>(
  async ({ session }) => {
    const status = await readBillStatus(session);
    return status.ok ? answerJson(status.value) : answerFailure(status.failure);
  },
  { hostCheck: 'byWork' },
);

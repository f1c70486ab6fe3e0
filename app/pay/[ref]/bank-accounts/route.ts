import { connectBank, listConnectedAccounts } from '#lib/checkout/connect/connect-bank.ts';
import { publicTokenSchema } from '#lib/contract/requests.ts';
import { answerFailure, answerJson } from '#lib/http/answers/answer.ts';
import { changeRoute, readRoute, readTab } from '#lib/http/bill-route.ts';
import { readJsonBody } from '#lib/http/guard-request.ts';

export const POST = changeRoute<{ ref: string }>(
  async ({ request, session }) => {
    const body = await readJsonBody(request, publicTokenSchema);
    if (!body.ok) return answerFailure(body.failure);
    const connected = await connectBank(session, { ...body.value, tab: readTab(request) });
    return connected.ok ? answerJson(connected.value) : answerFailure(connected.failure);
  },
  { limit: 'bank connection by session', hostCheck: 'byWork' },
);

export const GET = readRoute<{ ref: string }>(
  async ({ session }) => {
    const connected = await listConnectedAccounts(session);
    return connected.ok ? answerJson(connected.value) : answerFailure(connected.failure);
  },
  { hostCheck: 'byWork' },
);

import { forgetLinkToken, getLinkTokenInFlight, startLinkToken } from '#lib/checkout/link-token.ts';
import { answerFailure, answerJson } from '#lib/http/answer.ts';
import { changeRoute, readRoute } from '#lib/http/bill-route.ts';

export const POST = changeRoute<{ ref: string }>(
  async ({ session }) => {
    const started = await startLinkToken(session);
    return started.ok ? answerJson(started.value) : answerFailure(started.failure);
  },
  { limit: 'link token by session', hostCheck: 'byWork' },
);

export const GET = readRoute<{ ref: string }>(async ({ session }) => {
  const inFlight = getLinkTokenInFlight(session);
  return inFlight ? answerJson(inFlight) : answerFailure({ code: 'notFound' });
});

export const DELETE = changeRoute<{ ref: string }>(async ({ session }) => {
  await forgetLinkToken(session);
  return new Response(null, { status: 204 });
});

import { listLinkTokensInFlight, startLinkToken } from '#lib/checkout/connect/link-token.ts';
import { LINK_END_HEADER, parseLinkEnd } from '#lib/contract/bank-connection.ts';
import { answerFailure, answerJson } from '#lib/http/answers/answer.ts';
import { changeRoute, readRoute, readTab } from '#lib/http/bill-route.ts';
import { sharedMeters } from '#lib/metrics/meters.ts';
import { dropLinkToken } from '#lib/session.ts';

export const POST = changeRoute<{ ref: string }>(
  async ({ request, session }) => {
    const started = await startLinkToken(session, readTab(request));
    return started.ok ? answerJson(started.value) : answerFailure(started.failure);
  },
  { limit: 'link token by session', hostCheck: 'byWork' },
);

export const GET = readRoute<{ ref: string }>(async ({ request, session }) => {
  const inFlight = listLinkTokensInFlight(session, readTab(request));
  return inFlight ? answerJson(inFlight) : answerFailure({ code: 'notFound' });
});

/** Link ended without an account: the token must serve no later return from a bank. */
export const DELETE = changeRoute<{ ref: string }>(async ({ request, session }) => {
  const end = parseLinkEnd(request.headers.get(LINK_END_HEADER));
  if (end) sharedMeters.value?.noteLinkEnd(end);
  await dropLinkToken(session, readTab(request));
  return new Response(null, { status: 204 });
});

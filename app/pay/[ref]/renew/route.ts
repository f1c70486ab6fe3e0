import { readRenewals, renewForPage } from '#lib/checkout/open/renew-for-page.ts';
import { answerSeeOther } from '#lib/http/answers/answer.ts';
import { readRoute, visitRoute } from '#lib/http/bill-route.ts';

/**
 * A page cannot save a session, so it sends the customer here when connectFi says that the JWT is over.
 * It is told what has come of it, so that nobody is sent here again and again. Who asks too often is told so
 * here: to be sent back would lead in circles.
 */
export const GET = visitRoute<{ ref: string }>(
  readRoute(
    async ({ request, session }) => {
      await renewForPage(session, readRenewals(request.url));
      return answerSeeOther(`/pay/${session.ref}`);
    },
    { hostCheck: 'byWork' },
  ),
);

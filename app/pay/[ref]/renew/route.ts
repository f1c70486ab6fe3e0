import { renewForPage } from '#lib/checkout/renew-for-page.ts';
import { answerSeeOther } from '#lib/http/answer.ts';
import { readRoute, visitRoute } from '#lib/http/bill-route.ts';

/**
 * A page cannot save a session, so it sends the customer here when connectFi says that the JWT is over.
 * It does not send anybody here a second time right after a renewal, whether that worked or not. Who asks
 * too often is told so here: to be sent back would lead in circles.
 */
export const GET = visitRoute<{ ref: string }>(
  readRoute(
    async ({ session }) => {
      await renewForPage(session);
      return answerSeeOther(`/pay/${session.ref}`);
    },
    { hostCheck: 'byWork' },
  ),
);

import { describeConnectingFailure } from '#lib/checkout/describe-failure.ts';
import { readRenewals, renewForPage } from '#lib/checkout/open/renew-for-page.ts';
import { renewSession } from '#lib/checkout/open/renew-session.ts';
import type { SessionLifeBody } from '#lib/contract/answers.ts';
import { answerFailure, answerJson, answerSeeOther } from '#lib/http/answers/answer.ts';
import { changeRoute, readRoute, visitRoute } from '#lib/http/bill-route.ts';
import { readToEnd } from '#lib/http/guard-request.ts';
import { canLiveLonger, getSessionLifeInSeconds } from '#lib/session.ts';

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

/** Nobody is warned earlier than two minutes before the end. */
const ENOUGH_IN_SECONDS = 5 * 60;

/**
 * For a customer who needs more time than the session has left: told before its end, they ask for it by a press. A
 * renewal takes the connected bank away, so there is none where another tab has just had one, nor for no more time.
 */
export const POST = changeRoute<{ ref: string }>(
  async ({ request, session }) => {
    if (!(await readToEnd(request))) return answerFailure({ code: 'tooLarge' });
    const lifeInSeconds = getSessionLifeInSeconds(session);
    if (lifeInSeconds > ENOUGH_IN_SECONDS || !canLiveLonger(session)) {
      return answerLife({ lifeInSeconds, isRenewed: false });
    }
    const renewed = await renewSession(session);
    if (!renewed.ok) return answerFailure(describeConnectingFailure(renewed.failure));
    return answerLife({ lifeInSeconds: getSessionLifeInSeconds(renewed.value), isRenewed: true });
  },
  { mustBeLiving: true },
);

function answerLife(life: SessionLifeBody): Response {
  return answerJson(life);
}

import { answerFailure, answerSeeOther } from '#lib/http/answers/answer.ts';
import { changeRoute, visitRoute } from '#lib/http/bill-route.ts';
import { readToEnd } from '#lib/http/guard-request.ts';
import { CLOSED_PARAMETER } from '#lib/internal-headers.ts';
import { endSession } from '#lib/session.ts';

/**
 * Ends the session of a bill: its cookie goes, copies of it open nothing any more, and browsers drop what
 * they keep of our pages. Not their cookies, which may be those of the merchant's whole domain.
 */
export const POST = visitRoute<{ ref: string }>(
  changeRoute(
    async ({ request, session }) => {
      // To its end before anything is done: what is refused for its size has done nothing.
      if (!(await readToEnd(request))) return answerFailure({ code: 'tooLarge' });
      await endSession(session);
      const answer = answerSeeOther(`/pay/${session.ref}?${CLOSED_PARAMETER}`);
      answer.headers.set('Clear-Site-Data', '"cache"');
      return answer;
    },
    { hostCheck: 'none' },
  ),
);

import { isBillRef } from '#lib/bill-ref.ts';
import { renewForPage } from '#lib/checkout/renew-for-page.ts';
import { answerFailure, answerSeeOther } from '#lib/http/answer.ts';
import { answerInWords } from '#lib/http/answer-in-words.ts';
import { isFromForeignPage } from '#lib/http/guard-request.ts';
import { takeToken } from '#lib/limits/take-token.ts';
import { readEnd, readSession } from '#lib/session.ts';

/**
 * A page cannot save a session, so it sends the customer here when connectFi says that the JWT is over.
 * It does not send anybody here a second time right after a renewal, whether that worked or not. Who asks
 * too often is told so here: to be sent back would lead in circles.
 */
export async function GET(
  request: Request,
  context: { params: Promise<{ ref: string }> },
): Promise<Response> {
  const { ref } = await context.params;
  if (!isBillRef(ref)) return answerFailure({ code: 'notFound' });
  if (isFromForeignPage(request)) return answerFailure({ code: 'foreignOrigin' });
  const session = await readSession(ref);
  if (session) {
    const refusal = await takeToken('reading by session', session.sessionId);
    if (refusal) {
      return answerInWords(request, answerFailure({ code: 'tooManyRequests', ...refusal }));
    }
    if ((await readEnd(session)) !== 'ended') await renewForPage(session);
  }
  return answerSeeOther(`/pay/${ref}`);
}

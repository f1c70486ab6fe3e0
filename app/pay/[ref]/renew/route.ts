import { isBillRef } from '#lib/bill-ref.ts';
import { renewForPage } from '#lib/checkout/renew-for-page.ts';
import { answerFailure, answerSeeOther } from '#lib/http/answer.ts';
import { readSession } from '#lib/session.ts';

/**
 * A page cannot save a session, so it sends the customer here when connectFi says that the JWT is over.
 * It does not send anybody here a second time right after a renewal, whether that worked or not.
 */
export async function GET(
  _request: Request,
  context: { params: Promise<{ ref: string }> },
): Promise<Response> {
  const { ref } = await context.params;
  if (!isBillRef(ref)) return answerFailure({ code: 'notFound' });
  const session = await readSession(ref);
  if (session) await renewForPage(session);
  return answerSeeOther(`/pay/${ref}`);
}

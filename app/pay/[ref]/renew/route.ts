import { isBillRef } from '#lib/bill-ref.ts';
import { loadBillState } from '#lib/checkout/load-bill.ts';
import { callWithRenewal } from '#lib/checkout/renew-session.ts';
import { answerFailure, answerSeeOther } from '#lib/http/answer.ts';
import { readSession } from '#lib/session.ts';

/**
 * A page cannot save a session, so it sends the customer here when connectFi says that the JWT is over.
 * The bill is read first: where the JWT is good after all, nothing is renewed. The page itself does not
 * send anybody here a second time within a minute of a renewal.
 */
export async function GET(
  _request: Request,
  context: { params: Promise<{ ref: string }> },
): Promise<Response> {
  const { ref } = await context.params;
  if (!isBillRef(ref)) return answerFailure({ code: 'notFound' });
  const session = await readSession(ref);
  if (session) await callWithRenewal(session, loadBillState);
  return answerSeeOther(`/pay/${ref}`);
}

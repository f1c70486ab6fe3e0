import { signCustomerJwt } from '../jwt.ts';
import { explainTryLink, LONGEST_LINK } from '../try-link.ts';
import { type Answer, answerJson, refuseArchived, refuseWith, succeedWith } from './answer.ts';
import type { CustomerOperation, OperationCall } from './customer-operation.ts';
import { ERROR_CODES } from './error-codes.ts';
import { objectOf } from './schemas.ts';

/** Of a bill, whose link anybody who has it can open again and again; the oldest end. */
const MOST_SESSIONS = 1_000;

/** C1: a link for a JWT. */
export const exchangeLink: CustomerOperation = {
  operation: 'C1',
  method: 'POST',
  paths: ['/public/customer/payment/link'],
  bodySchema: objectOf({ link: { type: 'string', maxLength: LONGEST_LINK } }),
  needsSession: false,
  handle,
};

async function handle(call: OperationCall): Promise<Answer> {
  const { sandbox, switches, requestId, now } = call;
  const bill = sandbox.findBillByLink(String(call.body.link));
  if (!bill) return refuseUnknown(requestId, String(call.body.link));
  const { transactionId } = bill;
  if (bill.merchant.isArchived) return refuseArchived(requestId, bill.merchant);
  if (bill.status !== 'Sent' && switches.endedLink === 'refuse') {
    return refuseWith(requestId, 'paymentStatus', { entityId: transactionId });
  }
  if (switches.sessions === 'newest') for (const session of bill.sessions) session.isEnded = true;
  const sessionId = sandbox.ids.entityId();
  const lifeInSeconds = switches.jwtLifeInSeconds;
  const key = sandbox.jwtKey;
  const jwt = await signCustomerJwt({ transactionId, sessionId }, { key, now, lifeInSeconds });
  bill.sessions.push({ sessionId, jwt, openedAt: now, isEnded: false });
  if (bill.sessions.length > MOST_SESSIONS) bill.sessions.shift();
  sandbox.noteSecret(jwt, 'a JWT');
  return succeedWith(requestId, { expiresIn: lifeInSeconds, token: jwt });
}

/** The context's member is documented; what it holds for a link that nobody knows is not. */
function refuseUnknown(requestId: string, link: string): Answer {
  const code = 'paymentNotFound';
  const message = explainTryLink(link) ?? ERROR_CODES[code].message;
  const context = { cFiTransactionId: '' };
  return answerJson(ERROR_CODES[code].status, requestId, { code, context, message });
}

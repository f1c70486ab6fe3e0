import { type Answer, refuseWith, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';

/** C7: a Plaid link token for this session. */
export const createLinkToken: CustomerOperation = {
  operation: 'C7',
  method: 'POST',
  paths: ['/public/customer/plaid/create_link_token'],
  needsSession: true,
  handle,
};

function handle({ sandbox, bill, session, requestId, now }: CustomerCall): Answer {
  if (!bill.merchant.usePlaid) return refuseWith(requestId, 'plaidUnavailable', {});
  const { linkToken, expiration } = sandbox.plaid.createLinkToken({
    transactionId: bill.transactionId,
    sessionId: session.sessionId,
    plaidSettings: bill.plaid,
    now,
    // Plaid has no part in a test clock, and answers have the real time in their `Date`.
    aheadInMs: sandbox.clockOffsetInMs,
    appOrigin: bill.appOrigin,
  });
  return succeedWith(requestId, {
    expiration,
    link_token: linkToken,
    request_id: sandbox.ids.base62(15),
  });
}

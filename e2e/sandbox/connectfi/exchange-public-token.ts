import { type Answer, refuseWith, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';

/** C8: Plaid's public token for an access token that connectFi keeps with the session. */
export const exchangePublicToken: CustomerOperation = {
  operation: 'C8',
  method: 'POST',
  // The mirror's prose misspells it; switch `exchangePath` decides which of the two exist.
  paths: [
    '/public/customer/plaid/exchange-public-token',
    '/public/customer/plaid/exhange-public-token',
  ],
  bodySchema: {
    type: 'object',
    required: ['public_token'],
    properties: { public_token: { type: 'string' } },
  },
  needsSession: true,
  handle,
};

function handle({ sandbox, bill, session, body, switches, requestId }: CustomerCall): Answer {
  if (!bill.merchant.usePlaid) return refuseWith(requestId, 'plaidUnavailable', {});
  const exchanged = sandbox.plaid.exchange(String(body.public_token), {
    sessionId: session.sessionId,
    transactionId: bill.transactionId,
  });
  if (!exchanged.ok) return refuseWith(requestId, 'plaid', {});
  switch (switches.exchangeAnswer) {
    case 'empty':
      return succeedWith(requestId, {});
    case 'true':
      return succeedWith(requestId, true);
    case 'absent':
      return succeedWith(requestId, undefined);
    case 'accounts':
      return succeedWith(requestId, { achAccounts: sandbox.plaid.accountsOf(session.sessionId) });
  }
}

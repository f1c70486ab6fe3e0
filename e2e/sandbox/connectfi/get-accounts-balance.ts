import { type Answer, refuseWith, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';

/** C9: the connected accounts with full numbers and balances, as documented. */
export const getAccountsBalance: CustomerOperation = {
  operation: 'C9',
  method: 'POST',
  paths: ['/public/customer/plaid/get-accounts-balance'],
  needsSession: true,
  handle,
};

function handle({ sandbox, bill, session, requestId }: CustomerCall): Answer {
  if (!bill.merchant.usePlaid) return refuseWith(requestId, 'plaidUnavailable', {});
  const achAccounts = sandbox.plaid.accountsOf(session.sessionId);
  if (achAccounts === undefined) {
    return refuseWith(requestId, 'plaidAccessToken', { cFiSessionId: session.sessionId });
  }
  // Plaid says PRODUCT_NOT_READY while an account waits for its verification.
  if (achAccounts === 'pending') return refuseWith(requestId, 'plaid', {});
  for (const { account, routing, wire_routing } of achAccounts) {
    sandbox.noteSecret(account, 'an account number');
    for (const number of [routing, wire_routing]) sandbox.noteSecret(number, 'a routing number');
  }
  return succeedWith(requestId, { achAccounts });
}

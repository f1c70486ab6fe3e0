import { type Answer, refuseWith, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { objectOf } from './schemas.ts';

/** C7: a Plaid link token for this session. */
export const createLinkToken = plaidOperation({
  operation: 'C7',
  paths: ['/public/customer/plaid/create_link_token'],
  handle: ({ sandbox, bill, session, requestId, now }) => {
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
  },
});

/** C8: Plaid's public token for an access token that connectFi keeps with the session. */
export const exchangePublicToken = plaidOperation({
  operation: 'C8',
  // The mirror's prose misspells it; switch `exchangePath` decides which of the two exist.
  paths: [
    '/public/customer/plaid/exchange-public-token',
    '/public/customer/plaid/exhange-public-token',
  ],
  bodySchema: objectOf({ public_token: { type: 'string' } }),
  handle: ({ sandbox, bill, session, body, switches, requestId }) => {
    const exchanged = sandbox.plaid.exchange(String(body.public_token), {
      sessionId: session.sessionId,
      transactionId: bill.transactionId,
    });
    if (!exchanged.ok) return refuseWith(requestId, 'plaid', {});
    const answers = {
      empty: {},
      true: true,
      absent: undefined,
      accounts: { achAccounts: sandbox.plaid.accountsOf(session.sessionId) },
    };
    return succeedWith(requestId, answers[switches.exchangeAnswer]);
  },
});

/** C9: the connected accounts with full numbers and balances, as documented. */
export const getAccountsBalance = plaidOperation({
  operation: 'C9',
  paths: ['/public/customer/plaid/get-accounts-balance'],
  handle: ({ sandbox, session, requestId }) => {
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
  },
});

type PlaidOperation = Pick<CustomerOperation, 'operation' | 'paths' | 'bodySchema'> & {
  handle(call: CustomerCall): Answer;
};

function plaidOperation({ handle, ...rest }: PlaidOperation): CustomerOperation {
  return {
    ...rest,
    method: 'POST',
    needsSession: true,
    handle: (call) =>
      call.bill.merchant.usePlaid
        ? handle(call)
        : refuseWith(call.requestId, 'plaidUnavailable', {}),
  };
}

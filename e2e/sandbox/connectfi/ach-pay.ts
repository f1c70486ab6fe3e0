import { moveBill } from '../progress.ts';
import { type Answer, refuseWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { answerPaid } from './pay-answer.ts';
import { refusePayment } from './payable.ts';

/** C4: pays by bank, from an account connected by Plaid or (U5) from typed details. */
export const achPay: CustomerOperation = {
  operation: 'C4',
  method: 'POST',
  paths: ['/public/customer/payment/ach-pay'],
  bodySchema: {
    type: 'object',
    required: ['individualName', 'account'],
    properties: {
      individualName: {
        type: 'string',
        minLength: 1,
        maxLength: 22,
        isNotOnlyWhitespace: true,
      },
      account: {
        type: 'object',
        properties: { account_id: { type: 'string', pattern: '^((?![<>]).)*$' } },
      },
    },
  },
  needsSession: true,
  handle,
};

function handle(call: CustomerCall): Answer {
  const refusal = refusePayment(call, 'ach') ?? refuseAccount(call);
  if (refusal) return refusal;
  moveBill(call.bill, { status: 'Processing' }, call);
  return answerPaid(call);
}

function refuseAccount(call: CustomerCall): Answer | undefined {
  const { requestId, bill, session, sandbox } = call;
  const account = accountOf(call.body);
  if (account.account_id === undefined) return refuseTypedDetails(call, account);
  if (!bill.merchant.usePlaid) return refuseWith(requestId, 'plaidUnavailable', {});
  const accounts = sandbox.plaid.accountsOf(session.sessionId);
  if (accounts === undefined) {
    return refuseWith(requestId, 'plaidAccessToken', { cFiSessionId: session.sessionId });
  }
  if (accounts === 'pending') return refuseWith(requestId, 'plaid', {});
  const isLinked = accounts.some(({ account_id }) => account_id === account.account_id);
  if (isLinked) return undefined;
  return refuseWith(requestId, 'paymentPlaidAccount', { account_id: account.account_id });
}

/** U5: the members are those of the plain ACH service. */
function refuseTypedDetails(
  { requestId, switches }: CustomerCall,
  account: Readonly<Record<string, unknown>>,
): Answer | undefined {
  const { routingNumber, DFIAccountNumber, accountType } = account;
  const isComplete =
    /^\d{9}$/.test(String(routingNumber)) &&
    /^\d{1,17}$/.test(String(DFIAccountNumber)) &&
    (accountType === 'Checking' || accountType === 'Savings');
  if (isComplete && switches.typedDetails === 'accept') return undefined;
  return refuseWith(requestId, 'achValidate', {});
}

function accountOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof body.account === 'object' ? { ...body.account } : {};
}

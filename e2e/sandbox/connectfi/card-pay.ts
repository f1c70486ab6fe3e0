import { moveBill } from '../progress.ts';
import { type Answer, refuseWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { answerPaid } from './pay-answer.ts';
import { refusePayment } from './payable.ts';
import { requiredString } from './schemas.ts';

const name = {
  type: 'object',
  required: ['first', 'last'],
  properties: { first: requiredString(50), last: requiredString(50) },
};
const phone = {
  type: 'object',
  required: ['countryCode', 'number'],
  properties: {
    countryCode: requiredString(50),
    number: { type: 'string', pattern: '^[0-9]+$', minLength: 10, maxLength: 10 },
  },
};

/** C3. Its page says "coming soon": the sandbox refuses it so, unless switch `cardPayment` accepts. */
export const cardPay: CustomerOperation = {
  operation: 'C3',
  method: 'POST',
  paths: ['/public/customer/payment/card-pay'],
  bodySchema: {
    type: 'object',
    required: ['clearCard', 'owner'],
    properties: {
      // U3, U4: the members of both are not documented.
      clearCard: { type: 'object' },
      owner: {
        type: 'object',
        required: ['address', 'name', 'phone'],
        properties: { address: { type: 'object' }, name, phone },
      },
    },
  },
  needsSession: true,
  handle,
};

function handle(call: CustomerCall): Answer {
  const { bill, switches } = call;
  const refusal = refusePayment(call, 'card');
  if (refusal) return refusal;
  if (switches.cardPayment === 'comingSoon') {
    return refuseWith(call.requestId, 'paymentAvailableType', { entityId: bill.transactionId });
  }
  moveBill(bill, { status: switches.cardPaidStatus }, call);
  return answerPaid(call);
}

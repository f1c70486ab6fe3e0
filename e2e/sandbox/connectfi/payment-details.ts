import type { Bill } from '../bill.ts';
import type { Switches } from '../switches.ts';
import { type Answer, refuseArchived, succeedWith } from './answer.ts';
import type { CustomerCall, CustomerOperation } from './customer-operation.ts';
import { showPayment } from './payment-view.ts';

const LOGO_DATA_URL = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#2f6f62"/></svg>',
).toString('base64')}`;

/** C2: the bill, with the merchant where switch `merchantAnswer` says (U1). */
export const paymentDetails: CustomerOperation = {
  operation: 'C2',
  method: 'POST',
  paths: ['/public/customer/payment/details'],
  needsSession: true,
  handle,
};

function handle({ bill, switches, requestId }: CustomerCall): Answer {
  if (bill.merchant.isArchived) return refuseArchived(requestId, bill.merchant);
  const payment = showPayment(bill, switches);
  const position = switches.detailsAnswer === 'bare' ? 'absent' : switches.merchantAnswer;
  if (position === 'absent') return succeedWith(requestId, { payment });
  const merchant = showMerchant(bill, switches);
  return position === 'sibling'
    ? succeedWith(requestId, { payment, merchant })
    : succeedWith(requestId, { payment: { ...payment, merchant } });
}

function showMerchant({ merchant, aggregatorId }: Bill, switches: Switches) {
  const shown = { ...merchant, cFiAggregatorId: aggregatorId };
  if (switches.logoAnswer === 'none') return shown;
  const logo =
    switches.logoAnswer === 'id'
      ? { logoId: 'sandboxLogo' }
      : { logoId: 'sandboxLogo', url: LOGO_DATA_URL };
  return { ...shown, logos: [{ ...logo, type: 'light' }] };
}

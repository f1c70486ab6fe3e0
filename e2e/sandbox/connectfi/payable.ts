import type { PaymentMethod, PaymentStatus } from '#lib/domain/payment.ts';
import { type Answer, refuseWith } from './answer.ts';
import type { CustomerCall } from './customer-operation.ts';

/** The refusal that C3 and C4 share, if there is reason for one. */
export function refusePayment(call: CustomerCall, method: PaymentMethod): Answer | undefined {
  const { bill, requestId } = call;
  if (bill.merchant.isArchived) {
    const { cFiMerchantId } = bill.merchant;
    return refuseWith(requestId, 'merchantIsArchive', { cFiMerchantId });
  }
  const entityId = bill.transactionId;
  if (!isPayable(call)) return refuseWith(requestId, 'paymentStatus', { entityId });
  const methods = bill.availablePaymentType ?? bill.merchant.availablePaymentType;
  if (!methods.includes(method)) return refuseWith(requestId, 'paymentAvailableType', { entityId });
  return undefined;
}

function isPayable({ bill, switches, now }: CustomerCall): boolean {
  if (bill.status === 'Sent') return bill.expiresAt > now;
  if (!switches.acceptDuplicates) return false;
  return PAID.has(bill.status) || bill.attempts.some((attempt) => attempt.isAccepted);
}

/** On whatever page it was paid. */
const PAID: ReadonlySet<PaymentStatus> = new Set([
  'Processing',
  'SentToPay',
  'Completed',
  'Settled',
]);

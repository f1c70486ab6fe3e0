import type { Bill, StatusChange } from '../bill.ts';
import type { Switches } from '../switches.ts';

/** The payment as connectFi shows it: C2's documented members, then the webhook's (section 6, U1). */
export function showPayment(bill: Bill, switches: Switches): Record<string, unknown> {
  const documented = {
    cFiTransactionId: bill.transactionId,
    cFiAggregatorId: bill.aggregatorId,
    cFiMerchantId: bill.merchant.cFiMerchantId,
    payerName: bill.payerName,
    cFiMerchantRef: bill.merchant.reference,
    invoiceNumber: bill.invoiceNumber,
    amount: bill.amount,
    currency: bill.currency,
    dtsExpiredAt: toTimestamp(bill.expiresAt),
  };
  if (switches.detailsAnswer === 'bare') return documented;
  return {
    ...documented,
    dueDate: bill.dueDate,
    description: bill.description,
    fields: bill.fields,
    // U25: a payment that names no types has its merchant's.
    availablePaymentType: bill.availablePaymentType ?? bill.merchant.availablePaymentType,
    ...showStatus(bill, switches),
    ...showHistory(bill.history, switches),
    dtsCreatedAt: toTimestamp(bill.createdAt),
    dtsUpdatedAt: toTimestamp(bill.updatedAt),
  };
}

function showStatus(bill: Bill, switches: Switches) {
  if (switches.statusAnswer === 'absent') return {};
  return { status: switches.statusAnswer === 'unheardOf' ? 'OnHold' : bill.status };
}

function showHistory(history: readonly StatusChange[], switches: Switches) {
  if (switches.historyAnswer === 'absent' || switches.statusAnswer !== 'documented') return {};
  return {
    statusChangeHistory: history.map(({ status, at, description, isManual }) =>
      switches.historyAnswer === 'statusOnly'
        ? { status }
        : {
            status,
            dtsCreatedAt: toTimestamp(at),
            ...(description === undefined ? {} : { description }),
            manualStatus: isManual ?? false,
          },
    ),
  };
}

function toTimestamp(at: number): string {
  return new Date(at).toISOString();
}

import { z } from 'zod';
import type { Bill } from '../../bill.ts';
import { toSchema } from '../../json-schema.ts';
import { succeedWith } from '../answer.ts';
import { showPayment } from '../payment-view.ts';
import { commonId } from '../schemas.ts';
import type { MerchantOperation } from './operations.ts';

const MOST_RECORDS = 1000;

const filtersSchema = z.object({
  cFiTransactionId: commonId.optional(),
  cFiTransactionIds: z.array(commonId).optional(),
  status: z.string().optional(),
  payerName: z.string().optional(),
  invoiceNumber: z.string().optional(),
  amountFrom: z.number().optional(),
  amountTo: z.number().optional(),
  dueDateFrom: z.string().optional(),
  dueDateTo: z.string().optional(),
  dateCreateFrom: z.string().optional(),
  dateCreateTo: z.string().optional(),
  paymentType: z.enum(['card', 'ach']).optional(),
  numberOfRecords: z.number().int().min(1).max(MOST_RECORDS).default(MOST_RECORDS),
  skipRecords: z.number().int().min(0).default(0),
});

/** M9, with the filters of connectfi-api 3.6. */
export const listPayments: MerchantOperation = {
  path: '/public/merchant/payment/list',
  caller: 'merchant',
  bodySchema: toSchema(filtersSchema, 'input'),
  handle: ({ sandbox, requestId, merchant, body }) => {
    const filters = filtersSchema.parse(body);
    const { skipRecords, numberOfRecords } = filters;
    const bills = sandbox
      .listBills()
      .filter(
        (bill) => bill.merchant.cFiMerchantId === merchant.cFiMerchantId && isWanted(bill, filters),
      )
      .slice(skipRecords, skipRecords + numberOfRecords);
    return succeedWith(
      requestId,
      bills.map((bill) => showPayment(bill, sandbox.switchesOf(bill))),
    );
  },
};

function isWanted(bill: Bill, filters: z.output<typeof filtersSchema>): boolean {
  const { cFiTransactionId, cFiTransactionIds, status, payerName, invoiceNumber } = filters;
  const createdAt = new Date(bill.createdAt).toISOString();
  const methods = bill.availablePaymentType ?? bill.merchant.availablePaymentType;
  return (
    isSame(bill.transactionId, cFiTransactionId) &&
    (cFiTransactionIds?.includes(bill.transactionId) ?? true) &&
    isSame(bill.status, status) &&
    isSame(bill.payerName, payerName) &&
    isSame(bill.invoiceNumber, invoiceNumber) &&
    isBetween(bill.amount, filters.amountFrom, filters.amountTo) &&
    isBetween(bill.dueDate ?? '', filters.dueDateFrom, filters.dueDateTo) &&
    isBetween(createdAt, filters.dateCreateFrom, filters.dateCreateTo) &&
    (filters.paymentType === undefined || methods.includes(filters.paymentType))
  );
}

function isSame(value: string | null, wanted: string | undefined): boolean {
  return wanted === undefined || value === wanted;
}

/** Dates are compared as they are written, of which the day is enough. */
function isBetween<Value extends number | string>(value: Value, from?: Value, to?: Value): boolean {
  if (from !== undefined && value < from) return false;
  if (to === undefined) return true;
  return typeof value === 'string' && typeof to === 'string'
    ? value.slice(0, to.length) <= to
    : value <= to;
}

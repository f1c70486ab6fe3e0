import { z } from 'zod';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { Bill } from '../../bill.ts';
import { moveBill } from '../../progress.ts';
import { type Answer, refuseArchived, refuseWith, succeedWith } from '../answer.ts';
import { showPayment } from '../payment-view.ts';
import { COMMON_ID, objectOf } from '../schemas.ts';
import type { MerchantCall, MerchantOperation } from './operations.ts';
import { sendPaymentWebhook } from './payment-webhook.ts';

const TEXT = '^((?![<>]).)*$';
/** U14: thirty days from sending. */
const LINK_LIFE_IN_MS = 30 * 24 * 60 * 60 * 1000;

const fields = {
  type: 'array',
  items: objectOf(
    {
      index: { type: 'integer' },
      code: { type: 'string', pattern: TEXT, maxLength: 50, nullable: true },
      label: { type: 'string', pattern: TEXT },
    },
    { value: { type: 'string', nullable: true } },
  ),
};

const content = {
  invoiceNumber: { type: 'string', pattern: TEXT, maxLength: 50, nullable: true },
  amount: { type: 'number', exclusiveMinimum: 0, amountPrecision: 2 },
  currency: { type: 'string', pattern: '^[A-Z]+$', minLength: 3, maxLength: 3 },
  dueDate: { type: 'string', pattern: '^(\\d{4}-\\d{2}-\\d{2}.*)?$' },
  description: { type: 'string', pattern: TEXT, maxLength: 500, nullable: true },
  availablePaymentType: {
    type: 'array',
    items: { type: 'string', enum: ['card', 'ach', null], nullable: true },
  },
};

/** What has been checked against `content`, read. */
const contentSchema = z.object({
  invoiceNumber: z.string().nullish(),
  amount: z.number().optional(),
  currency: z.string().optional(),
  dueDate: z
    .string()
    .optional()
    .transform((text) => (text === '' ? null : text?.slice(0, 10))),
  description: z.string().nullish(),
  fields: z
    .array(
      z.object({
        index: z.number(),
        code: z.string().nullable(),
        label: z.string(),
        value: z
          .string()
          .nullish()
          .transform((text) => text ?? null),
      }),
    )
    .optional(),
  availablePaymentType: z
    .array(z.enum(['ach', 'card']).nullable())
    .optional()
    .transform((types) => types?.filter((type) => type !== null)),
});

/** M4: a payment that nobody has been asked for yet. */
const createPayment: MerchantOperation = {
  path: '/public/merchant/payment/create',
  caller: 'merchant',
  bodySchema: objectOf({ fields }, content),
  handle: (call) => {
    const { sandbox, merchant, body } = call;
    if (merchant.isArchived) return refuseArchived(call.requestId, merchant);
    const { amount } = contentSchema.parse(body);
    const scenario = amount === undefined ? {} : { amount };
    const bill = sandbox.addBill({ status: 'Initiated', merchant, ...scenario });
    // Nothing of the bill that the sandbox makes by itself.
    Object.assign(bill, {
      amount: 0,
      payerName: null,
      invoiceNumber: null,
      description: null,
      dueDate: null,
      availablePaymentType: null,
    });
    change(bill, body);
    return showOf(call, bill);
  },
};

/** M5. In which statuses is not documented: until it is paid. */
const updatePayment: MerchantOperation = {
  path: '/public/merchant/payment/update',
  caller: 'merchant',
  bodySchema: objectOf({ cFiTransactionId: COMMON_ID, fields }, content),
  handle: (call) =>
    withBill(call, ['Initiated', 'Sent'], (bill) => {
      change(bill, call.body);
      bill.updatedAt = call.now;
    }),
};

/** M6. */
const getPayment: MerchantOperation = onePayment('details', (call) => withBill(call));

/** M7: the customer is asked, by mail or by the platform's webhook (connectfi-api 1.2). */
const sendPayment: MerchantOperation = onePayment('send', (call) => {
  const { sandbox, requestId, now } = call;
  const bill = findOwn(call, call.body.cFiTransactionId);
  if (bill?.amount === 0) {
    const errors = ['amount is required'];
    return refuseWith(requestId, 'paymentValidateFields', { entityId: bill.transactionId, errors });
  }
  if (bill && bill.merchant.name === null) {
    const { cFiMerchantId } = bill.merchant;
    return refuseWith(requestId, 'merchantDetails', { cFiMerchantId });
  }
  return withBill(call, ['Initiated'], (sent) => {
    moveBill(sent, { status: 'Sent' }, { now, switches: sandbox.switchesOf(sent) });
    sent.expiresAt = now + LINK_LIFE_IN_MS;
    void sendPaymentWebhook(sandbox, sent);
  });
});

/** M8: until it has gone to the bank. */
const cancelPayment: MerchantOperation = onePayment('cancel', (call) =>
  withBill(call, ['Initiated', 'Sent', 'Processing'], (bill) => {
    const { sandbox, now } = call;
    moveBill(bill, { status: 'Cancelled' }, { now, switches: sandbox.switchesOf(bill) });
  }),
);

export const PAYMENT_OPERATIONS = [
  createPayment,
  updatePayment,
  getPayment,
  sendPayment,
  cancelPayment,
];

/** The payment that a merchant names in its body or its query, if it is theirs. */
export function findOwn({ sandbox, merchant }: MerchantCall, id?: unknown): Bill | undefined {
  const bill = sandbox.findBill(String(id));
  return bill?.merchant.cFiMerchantId === merchant.cFiMerchantId ? bill : undefined;
}

function onePayment(name: string, handle: (call: MerchantCall) => Answer): MerchantOperation {
  return {
    path: `/public/merchant/payment/${name}`,
    caller: 'merchant',
    bodySchema: objectOf({ cFiTransactionId: COMMON_ID }),
    handle,
  };
}

/** Does something to the payment that is named, where its status allows it, and shows it. */
function withBill(
  call: MerchantCall,
  statuses?: readonly PaymentStatus[],
  act: (bill: Bill) => void = () => {},
): Answer {
  const { requestId, body } = call;
  const { cFiTransactionId } = body;
  const bill = findOwn(call, cFiTransactionId);
  if (!bill) return refuseWith(requestId, 'paymentNotFound', { cFiTransactionId });
  if (statuses && !statuses.includes(bill.status)) {
    return refuseWith(requestId, 'paymentStatus', { entityId: bill.transactionId });
  }
  act(bill);
  return showOf(call, bill);
}

function showOf({ sandbox, requestId }: MerchantCall, bill: Bill): Answer {
  return succeedWith(requestId, showPayment(bill, sandbox.switchesOf(bill)));
}

/** The payer's name travels in the fields, as connectfi-api 3.3 infers. */
function change(bill: Bill, body: Readonly<Record<string, unknown>>): void {
  const given = Object.entries(contentSchema.parse(body)).filter(
    ([, value]) => value !== undefined,
  );
  Object.assign(bill, Object.fromEntries(given));
  const named = bill.fields.find(({ code, label }) => /name/i.test(`${code} ${label}`));
  if (named) bill.payerName = named.value;
}

import { z } from 'zod';
import { parseAmountInCents } from '#lib/domain/money.ts';
import type { BillField, Merchant, Payment } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { historySchema, statusSchema } from './history-answer.ts';
import { merchantSchema, methodsSchema, toMerchant } from './merchant-answer.ts';
import {
  commonId,
  optionalDate,
  optionalInstant,
  optionalName,
  optionalText,
  shownText,
} from './optional-members.ts';

/** One custom field. That it has a `value` is inferred (connectfi-api 3.3). */
const fieldSchema = z.object({
  index: z.number().optional().catch(undefined),
  label: shownText,
  value: z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(shownText),
});

/** The custom fields of a bill by their index. Fields without a label or a value are left out. */
const fieldsSchema = z
  .array(z.unknown())
  .catch([])
  .transform((given): readonly BillField[] =>
    given
      .flatMap((field, position) => {
        const { data } = fieldSchema.safeParse(field);
        return data ? [{ ...data, index: data.index ?? position }] : [];
      })
      .sort((one, other) => one.index - other.index)
      .map(({ label, value }) => ({ label, value })),
  );

/** A number; or a plain decimal text, since that can mean nothing else (docs/decisions/0007). */
const amount = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^\d{1,15}(\.\d{1,20})?$/)
    .transform(Number),
]);

/** Documented in capitals; in small letters it means the same. */
const currency = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{3}$/)
  .toUpperCase();

/**
 * What C2 is known to answer (id, amount, currency) and what we infer it answers (U1, U22: the rest, as
 * in the webhook of connectfi-api 6). Whatever is inferred may be missing, null or malformed.
 */
const paymentSchema = z.object({
  cFiTransactionId: commonId,
  amount,
  currency,
  status: statusSchema,
  cFiAggregatorId: optionalText,
  cFiMerchantId: optionalText,
  cFiMerchantRef: optionalText,
  payerName: optionalName,
  invoiceNumber: optionalText,
  description: optionalText,
  dueDate: optionalDate,
  fields: fieldsSchema,
  availablePaymentType: methodsSchema,
  usePlaid: z.boolean().optional().catch(undefined),
  merchant: merchantSchema,
  statusChangeHistory: historySchema,
  dtsCreatedAt: optionalInstant,
  dtsUpdatedAt: optionalInstant,
  dtsExpiredAt: optionalInstant,
});

/** The payment may stand in `data.payment` or be `data` itself; the merchant beside it or in it. */
const wrappedSchema = z.object({ payment: paymentSchema, merchant: merchantSchema });
const bareSchema = paymentSchema.transform((payment) => ({ payment, merchant: payment.merchant }));

/**
 * Reads the `data` of C2 into our words. Anything required that is missing fails the parse, whose issues
 * name the members that cannot be read.
 */
export const paymentAnswerSchema = z.unknown().transform((data, context): Payment => {
  const parsed = (isWrapped(data) ? wrappedSchema : bareSchema).safeParse(data);
  const payment = parsed.success ? toPayment(parsed.data) : undefined;
  if (payment) return payment;
  const paths = parsed.error?.issues.map(({ path }) => path) ?? [['amount']];
  for (const path of paths) context.addIssue({ code: 'custom', message: 'not readable', path });
  return z.NEVER;
});

const merchantAloneSchema = paymentSchema.pick({
  cFiAggregatorId: true,
  cFiMerchantId: true,
  cFiMerchantRef: true,
  merchant: true,
});

/** Whose bill it is, where no more than that can be read of the `data` of C2. */
export function readMerchantAlone(data: unknown): Merchant | undefined {
  const given = isWrapped(data) ? data.payment : data;
  const payment = merchantAloneSchema.safeParse(given).data;
  const beside = isWrapped(data) ? merchantSchema.parse(data.merchant) : undefined;
  if (!payment && !beside) return undefined;
  return toMerchant(beside ?? payment?.merchant, payment ?? {});
}

function isWrapped(data: unknown): data is { payment: unknown; merchant?: unknown } {
  return typeof data === 'object' && data !== null && 'payment' in data;
}

function toPayment(answer: z.output<typeof wrappedSchema>): Payment | undefined {
  const { payment } = answer;
  const merchant = answer.merchant ?? payment.merchant;
  const amountInCents = parseAmountInCents(payment.amount, payment.currency);
  if (amountInCents === undefined) return undefined;
  return dropMissing({
    transactionId: payment.cFiTransactionId,
    status: payment.status,
    money: { amountInCents, currency: payment.currency },
    merchant: toMerchant(merchant, payment),
    payerName: payment.payerName,
    invoiceNumber: payment.invoiceNumber,
    description: payment.description,
    fields: payment.fields,
    dueDate: payment.dueDate,
    methods: payment.availablePaymentType ?? merchant?.availablePaymentType,
    usesPlaid: merchant?.usePlaid ?? payment.usePlaid,
    history: payment.statusChangeHistory.changes,
    returnReason: payment.statusChangeHistory.returnReason,
    createdAt: payment.dtsCreatedAt,
    updatedAt: payment.dtsUpdatedAt,
    expiresAt: payment.dtsExpiredAt,
  });
}

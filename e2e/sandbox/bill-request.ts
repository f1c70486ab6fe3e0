import { z } from 'zod';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import { plaidSettingsSchema } from './plaid-settings.ts';
import { CENTURY_IN_SECONDS, switchesPatchSchema } from './switches.ts';

export const paymentMethods = z.array(z.enum(['ach', 'card']));

export const merchantSchema = z.strictObject({
  cFiMerchantId: z.string().optional(),
  reference: z.string().optional(),
  name: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
  city: z.string().nullable().optional(),
  stateCode: z.string().nullable().optional(),
  postalCode: z.string().nullable().optional(),
  availablePaymentType: paymentMethods.optional(),
  usePlaid: z.boolean().nullable().optional(),
  isArchived: z.boolean().optional(),
});

export const attachmentSchema = z.strictObject({
  fileName: z.string().default('Invoice.pdf'),
  /** Pads the file to this size. */
  sizeInBytes: z.number().int().min(1).optional(),
  content: z.enum(['pdf', 'html', 'huge']).default('pdf'),
  /** What it is sent as; by default what it is. */
  contentType: z.string().optional(),
  /** Stands before the file's own beginning: a byte order mark, blank lines. */
  prefix: z.string().max(2000).optional(),
});

export const fieldSchema = z.strictObject({
  index: z.number().int(),
  code: z.string().nullable(),
  label: z.string(),
  value: z.string().nullable(),
});

const changeable = {
  /** In major units, as connectFi has it: 1.5 is 1.50 USD. */
  amount: z.number().positive().optional(),
  currency: z.string().optional(),
  merchant: merchantSchema.optional(),
  payerName: z.string().nullable().optional(),
  invoiceNumber: z.string().nullable().optional(),
  description: z.string().nullable().optional(),
  fields: z.array(fieldSchema).optional(),
  dueDate: z.string().nullable().optional(),
  /** null: the bill names none, so the merchant's apply (U25). */
  availablePaymentType: paymentMethods.nullable().optional(),
  /** Short for `merchant.usePlaid`. */
  usePlaid: z.boolean().nullable().optional(),
  expiresInSeconds: z.number().min(-CENTURY_IN_SECONDS).max(CENTURY_IN_SECONDS).optional(),
  attachments: z.array(attachmentSchema).optional(),
  plaid: plaidSettingsSchema.optional(),
};

export const billChangeSchema = z.strictObject(changeable);

export const billRequestSchema = z.strictObject({
  ...changeable,
  status: z.enum(PAYMENT_STATUSES).optional(),
  link: z
    .string()
    .regex(/^[0-9A-Za-z_-]{8,256}$/)
    .optional(),
  /** The payment page that the bill is for, where the sandbox serves several. */
  appOrigin: z.string().optional(),
  /** The name of a scenario; otherwise the amount decides. */
  scenario: z.string().optional(),
  switches: switchesPatchSchema.optional(),
});

export type BillRequest = z.input<typeof billRequestSchema>;
export type BillChange = z.input<typeof billChangeSchema>;
export type AttachmentRequest = z.output<typeof attachmentSchema>;

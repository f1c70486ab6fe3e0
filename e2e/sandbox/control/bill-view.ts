import { z } from 'zod';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import type { Bill } from '../bill.ts';
import { attachmentSchema, fieldSchema, merchantSchema, paymentMethods } from '../bill-request.ts';
import { faultSchema } from '../fault.ts';
import { plaidSettingsSchema } from '../plaid-settings.ts';
import type { Sandbox } from '../sandbox.ts';
import { switchesPatchSchema } from '../switches.ts';
import { getAllowedStatuses } from '../transitions.ts';

const statuses = z.enum(PAYMENT_STATUSES);
const instant = z.iso.datetime();

const statusChangeSchema = z.strictObject({
  status: statuses,
  at: instant,
  description: z.string().optional(),
  isManual: z.boolean().optional(),
});

/** What the control API says of a bill. Times are by the bill's own clock. */
export const billViewSchema = z.strictObject({
  cFiTransactionId: z.string(),
  link: z.string(),
  url: z.url(),
  appOrigin: z.string(),
  aggregatorId: z.string(),
  status: statuses,
  amount: z.number(),
  currency: z.string(),
  merchant: merchantSchema.required(),
  payerName: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  description: z.string().nullable(),
  fields: z.array(fieldSchema),
  dueDate: z.string().nullable(),
  availablePaymentType: paymentMethods.nullable(),
  attachments: z.array(attachmentSchema.extend({ invoiceId: z.string(), createdAt: z.number() })),
  plaid: plaidSettingsSchema,
  scenario: z.string().nullable(),
  allowedStatuses: z.array(statuses),
  now: instant,
  createdAt: instant,
  updatedAt: instant,
  expiresAt: instant,
  history: z.array(statusChangeSchema),
  plan: z.array(statusChangeSchema),
  clockOffsetInMs: z.number(),
  switches: switchesPatchSchema,
  faults: z.array(faultSchema),
  sessions: z.array(
    z.strictObject({
      sessionId: z.string(),
      jwt: z.string(),
      openedAt: instant,
      isEnded: z.boolean(),
    }),
  ),
  attempts: z.array(
    z.strictObject({
      at: instant,
      isAccepted: z.boolean(),
      reason: z.string().nullable(),
      sessionId: z.string().nullable(),
      body: z.unknown(),
    }),
  ),
  callsCount: z.number().int(),
});

/** The whole truth about a bill, as the control API tells it. Times are ISO, by the bill's clock. */
export function showBill(sandbox: Sandbox, bill: Bill) {
  const { transactionId, link, scenario, merchant, plan, history, sessions, attachments, ...rest } =
    bill;
  const { course: _course, ...members } = rest;
  return {
    cFiTransactionId: transactionId,
    link,
    url: sandbox.urlOf(bill),
    ...members,
    scenario,
    merchant,
    attachments: attachments.map(({ upload: _upload, ...attachment }) => attachment),
    allowedStatuses: getAllowedStatuses(bill.status),
    now: toIso(sandbox.nowOf(bill)),
    createdAt: toIso(bill.createdAt),
    updatedAt: toIso(bill.updatedAt),
    expiresAt: toIso(bill.expiresAt),
    history: history.map((change) => ({ ...change, at: toIso(change.at) })),
    plan: plan.map((change) => ({ ...change, at: toIso(change.at) })),
    sessions: sessions.map((session) => ({ ...session, openedAt: toIso(session.openedAt) })),
    callsCount: sandbox.calls.filter((call) => call.transactionId === transactionId).length,
  };
}

export type BillView = ReturnType<typeof showBill>;

function toIso(at: number): string {
  return new Date(at).toISOString();
}

import { z } from 'zod';
import {
  ATTEMPT_STATES,
  type Attempt,
  type AttemptIntent,
  type AttemptState,
} from '#lib/domain/attempt.ts';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import { dropMissing } from '#lib/drop-missing.ts';
import { shortenId } from '#lib/short-number.ts';
import type { ReadingCredentials } from '../ledger.ts';
import type { SqlRow, SqlValue } from './sql-store.ts';

const text = z.string();
const optional = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);
/** PostgreSQL's driver gives a `bigint` as text. */
const cents = z.coerce.number().int();
const state = z.enum(ATTEMPT_STATES);

const rowSchema = z.object({
  attempt_id: text,
  transaction_id: text,
  bill_ref: text,
  merchant_id: optional,
  merchant_reference: optional,
  aggregator_id: optional,
  merchant_name: optional,
  invoice_number: optional,
  reference: optional,
  session_id: text,
  method: z.literal('ach'),
  amount_in_cents: cents,
  currency: text,
  account_name: text,
  account_mask: optional,
  // A later release may tell more kinds apart.
  account_subtype: z.enum(['checking', 'savings', 'other']).catch('other'),
  name_on_account: text,
  debit_date: text,
  authorization_version: text,
  authorization_text: text,
  locale: text,
  user_agent: text,
  ip_address: text,
  opened_at: text,
  state,
  changed_at: text,
  refusal: optional,
  request_id: optional,
});

/** The columns of the table `attempts` that hold an intention, in the order of `listIntentValues`. */
export const INTENT_COLUMNS = [
  'attempt_id',
  'transaction_id',
  'bill_ref',
  'merchant_id',
  'merchant_reference',
  'aggregator_id',
  'merchant_name',
  'session_id',
  'method',
  'amount_in_cents',
  'currency',
  'account_name',
  'account_mask',
  'account_subtype',
  'name_on_account',
  'debit_date',
  'authorization_version',
  'authorization_text',
  'locale',
  'user_agent',
  'ip_address',
  'opened_at',
  'confirmation',
  'invoice_number',
  'reference',
] as const;

export function listIntentValues(id: string, intent: AttemptIntent): SqlValue[] {
  return [
    id,
    intent.transactionId,
    intent.billRef,
    intent.merchant.id ?? null,
    intent.merchant.reference ?? null,
    intent.merchant.aggregatorId ?? null,
    intent.merchant.name ?? null,
    intent.sessionId,
    intent.method,
    intent.money.amountInCents,
    intent.money.currency,
    intent.account.name,
    intent.account.mask ?? null,
    intent.account.subtype,
    intent.nameOnAccount,
    intent.debitDate,
    intent.authorizationVersion,
    intent.authorizationText,
    intent.locale,
    intent.userAgent,
    intent.ipAddress,
    intent.submittedAt,
    shortenId(intent.transactionId),
    intent.invoiceNumber ?? null,
    intent.reference ?? null,
  ];
}

/** A row of an attempt with its present state, and the rows of the statuses that were seen of it. */
export function parseAttempt(row: SqlRow, statuses: readonly SqlRow[]): Attempt {
  const read = rowSchema.parse(row);
  return {
    id: read.attempt_id,
    transactionId: read.transaction_id,
    billRef: read.bill_ref,
    merchant: dropMissing({
      id: read.merchant_id,
      reference: read.merchant_reference,
      aggregatorId: read.aggregator_id,
      name: read.merchant_name,
    }),
    ...dropMissing({ invoiceNumber: read.invoice_number, reference: read.reference }),
    sessionId: read.session_id,
    method: read.method,
    money: { amountInCents: read.amount_in_cents, currency: read.currency },
    account: {
      name: read.account_name,
      subtype: read.account_subtype,
      ...dropMissing({ mask: read.account_mask }),
    },
    nameOnAccount: read.name_on_account,
    debitDate: read.debit_date,
    authorizationVersion: read.authorization_version,
    authorizationText: read.authorization_text,
    locale: read.locale,
    userAgent: read.user_agent,
    ipAddress: read.ip_address,
    state: read.state,
    submittedAt: read.opened_at,
    changedAt: read.changed_at,
    ...dropMissing({ refusal: read.refusal, requestId: read.request_id }),
    statusesSeen: statuses.map(({ status }) => z.enum(PAYMENT_STATUSES).parse(status)),
    ...dropMissing({ statusSeenAt: text.optional().parse(statuses.at(-1)?.at) }),
  };
}

export function parseState(value: unknown): AttemptState {
  return state.parse(value);
}

const credentialsSchema = z.object({ sealed: text, expires_at: text });

/** The credentials in a row, where there are any. */
export function parseCredentials(row: SqlRow): ReadingCredentials | undefined {
  const read = credentialsSchema.safeParse(row).data;
  return read && { sealed: read.sealed, expiresAt: read.expires_at };
}

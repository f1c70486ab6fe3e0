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
const optional = text.nullable();
const state = z.enum(ATTEMPT_STATES);

/** The columns of `attempts` that a record for an audit is made of; a later release may have written other words. */
export const recordColumns = z.object({
  attempt_id: text,
  transaction_id: text,
  bill_ref: text,
  merchant_id: optional,
  merchant_reference: optional,
  aggregator_id: optional,
  merchant_name: optional,
  method: text,
  // PostgreSQL's driver gives a `bigint` as text.
  amount_in_cents: z.coerce.number().int(),
  currency: text,
  account_name: text,
  account_mask: optional,
  account_subtype: text,
  name_on_account: text,
  debit_date: text,
  authorization_version: text,
  authorization_text: text,
  locale: text,
  user_agent: text,
  ip_address: text,
  opened_at: text,
  invoice_number: optional,
  reference: optional,
});

const intentColumns = recordColumns.extend({
  session_id: text,
  method: z.literal('ach'),
  // A later release may tell more kinds apart.
  account_subtype: z.enum(['checking', 'savings', 'other']).catch('other'),
});

/** The columns of `attempts` that an intention is read from. */
export const INTENT_COLUMNS = Object.keys(intentColumns.shape);

const rowSchema = intentColumns.extend({
  state,
  changed_at: text,
  refusal: optional,
  request_id: optional,
});

/** An intention by the columns of `attempts`. */
export function toIntentRow(id: string, intent: AttemptIntent): Readonly<Record<string, SqlValue>> {
  return {
    attempt_id: id,
    transaction_id: intent.transactionId,
    bill_ref: intent.billRef,
    merchant_id: intent.merchant.id ?? null,
    merchant_reference: intent.merchant.reference ?? null,
    aggregator_id: intent.merchant.aggregatorId ?? null,
    merchant_name: intent.merchant.name ?? null,
    session_id: intent.sessionId,
    method: intent.method,
    amount_in_cents: intent.money.amountInCents,
    currency: intent.money.currency,
    account_name: intent.account.name,
    account_mask: intent.account.mask ?? null,
    account_subtype: intent.account.subtype,
    name_on_account: intent.nameOnAccount,
    debit_date: intent.debitDate,
    authorization_version: intent.authorizationVersion,
    authorization_text: intent.authorizationText,
    locale: intent.locale,
    user_agent: intent.userAgent,
    ip_address: intent.ipAddress,
    opened_at: intent.submittedAt,
    confirmation: shortenId(intent.transactionId),
    invoice_number: intent.invoiceNumber ?? null,
    reference: intent.reference ?? null,
  };
}

const seenSchema = z.object({ seen_status: z.enum(PAYMENT_STATUSES), seen_at: text });

/** A row of an attempt with its present state; the statuses that were seen of it stand in `rows`, one in each. */
export function parseAttempt(row: SqlRow, rows: readonly SqlRow[]): Attempt {
  const read = rowSchema.parse(row);
  const seen = rows
    .filter(({ seen_status }) => seen_status !== null)
    .map((each) => seenSchema.parse(each));
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
    statusesSeen: seen.map(({ seen_status }) => seen_status),
    ...dropMissing({ statusSeenAt: seen.at(-1)?.seen_at }),
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

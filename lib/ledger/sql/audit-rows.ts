import { z } from 'zod';
import { writeDecimal } from '#lib/domain/money.ts';
import { FINAL_STATUSES } from '#lib/domain/payment.ts';
import { shortenId } from '#lib/short-number.ts';
import type { AuditRecord, Outcome, RecordedState, RecordedStatus } from '../audit-record.ts';
import type { SqlRow } from './store/sql-store.ts';

const text = z.string();
const optional = z.string().nullable();

const recordSchema = z.object({
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

/** The columns of `attempts` that a record is made of, and no others. */
export const RECORD_COLUMNS = Object.keys(recordSchema.shape);

const stateSchema = z.object({ state: text, at: text, refusal: optional, request_id: optional });
const statusSchema = z.object({ status: text, at: text });

export type WhatBecame = {
  /** In their order. */
  readonly stateRows: readonly SqlRow[];
  readonly statusRows: readonly SqlRow[];
  readonly isFollowed: boolean;
};

/** A row of an attempt, and what became of it. */
export function parseRecord(
  row: SqlRow,
  { stateRows, statusRows, isFollowed }: WhatBecame,
): AuditRecord {
  const read = recordSchema.parse(row);
  const money = { amountInCents: read.amount_in_cents, currency: read.currency };
  const states = stateRows.map(parseState);
  const statuses = statusRows.map((status): RecordedStatus => statusSchema.parse(status));
  const state = text.parse(states.at(-1)?.state);
  return {
    attemptId: read.attempt_id,
    transactionId: read.transaction_id,
    confirmation: shortenId(read.transaction_id),
    billRef: read.bill_ref,
    merchant: {
      id: read.merchant_id,
      reference: read.merchant_reference,
      aggregatorId: read.aggregator_id,
      name: read.merchant_name,
    },
    method: read.method,
    amount: {
      minorUnits: money.amountInCents,
      currency: money.currency,
      decimal: writeDecimal(money) ?? null,
    },
    account: {
      name: read.account_name,
      mask: read.account_mask,
      subtype: read.account_subtype,
    },
    nameOnAccount: read.name_on_account,
    debitDate: read.debit_date,
    authorization: {
      authorizedAt: read.opened_at,
      version: read.authorization_version,
      text: read.authorization_text,
      locale: read.locale,
      ipAddress: read.ip_address,
      userAgent: read.user_agent,
    },
    state,
    states,
    statuses,
    outcome: state === 'accepted' ? judge(statuses, isFollowed) : null,
    invoiceNumber: read.invoice_number,
    reference: read.reference,
  };
}

function judge(statuses: readonly RecordedStatus[], isFollowed: boolean): Outcome {
  const finals: readonly string[] = FINAL_STATUSES;
  if (statuses.some(({ status }) => finals.includes(status))) return 'final';
  return isFollowed ? 'followed' : 'notKnown';
}

function parseState(row: SqlRow): RecordedState {
  const { request_id, ...read } = stateSchema.parse(row);
  return { ...read, requestId: request_id };
}

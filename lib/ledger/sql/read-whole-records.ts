import { z } from 'zod';
import { writeDecimal } from '#lib/domain/money.ts';
import { FINAL_STATUSES } from '#lib/domain/payment.ts';
import { shortenId } from '#lib/short-number.ts';
import type { AuditRecord, Outcome, RecordedState, RecordedStatus } from '../audit-record.ts';
import type { Query, SqlRow, SqlValue } from './sql-store.ts';

/** The records of some attempts, in the order of all. */
export async function readWholeRecords(
  query: Query,
  ids: readonly string[],
): Promise<AuditRecord[]> {
  if (ids.length === 0) return [];
  const rows = await query(
    `select ${RECORD_COLUMNS.map((column) => `a.${column}`).join(', ')} from attempts a
      where a.attempt_id in (${writePlaces(ids)}) order by a.opened_at, a.attempt_id`,
    ids,
  );
  const states = await readOf(query, 'attempt_states', ids, 'step');
  const statuses = await readOf(query, 'attempt_statuses', ids, 'at, status');
  const followed = await readOf(query, 'followed_payments', ids, 'attempt_id');
  const now = new Date().toISOString();
  return rows.map((row) => {
    const id = String(row.attempt_id);
    return parseRecord(row, {
      stateRows: states.get(id) ?? [],
      statusRows: statuses.get(id) ?? [],
      isFollowed: (followed.get(id) ?? []).some(
        (credentials) => String(credentials.expires_at) > now,
      ),
    });
  });
}

/** The rows of some attempts in one of the tables of what became of them. */
async function readOf(
  query: Query,
  table: 'attempt_states' | 'attempt_statuses' | 'followed_payments',
  ids: readonly string[],
  order: string,
): Promise<Map<string, SqlRow[]>> {
  const rows = await query(
    `select * from ${table} where attempt_id in (${writePlaces(ids)}) order by ${order}`,
    ids,
  );
  const found = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const id = String(row.attempt_id);
    found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}

function writePlaces(values: readonly SqlValue[]): string {
  return values.map((_, index) => `$${index + 1}`).join(', ');
}

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
const RECORD_COLUMNS = Object.keys(recordSchema.shape);

const stateSchema = z.object({ state: text, at: text, refusal: optional, request_id: optional });
const statusSchema = z.object({ status: text, at: text });

type WhatBecame = {
  /** In their order. */
  readonly stateRows: readonly SqlRow[];
  readonly statusRows: readonly SqlRow[];
  readonly isFollowed: boolean;
};

/** A row of an attempt, and what became of it. */
function parseRecord(row: SqlRow, { stateRows, statusRows, isFollowed }: WhatBecame): AuditRecord {
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

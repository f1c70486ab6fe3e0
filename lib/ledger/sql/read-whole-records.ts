import { z } from 'zod';
import { writeDecimal } from '#lib/domain/money.ts';
import { FINAL_STATUSES } from '#lib/domain/payment.ts';
import { shortenId } from '#lib/short-number.ts';
import { recordColumns } from './attempt-rows.ts';
import type { Query, SqlRow, SqlValue } from './sql-store.ts';

/** The records of some attempts, in the order of all. */
export async function readWholeRecords(
  query: Query,
  ids: readonly string[],
): Promise<AuditRecord[]> {
  if (ids.length === 0) return [];
  const rows = await query(
    `select ${Object.keys(recordColumns.shape).join(', ')} from attempts
      where attempt_id in (${writePlaces(ids)}) order by opened_at, attempt_id`,
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

/** `refusal` is a code of `lib/contract/failures.ts`; the request id is connectFi's. */
const stateSchema = z
  .object({ state: text, at: text, refusal: optional, request_id: optional })
  .transform(({ request_id: requestId, ...read }) => ({ ...read, requestId }));
const statusSchema = z.object({ status: text, at: text });

type RecordedStatus = z.output<typeof statusSchema>;

/** `followed`: the page reads the bill until it knows. `notKnown`: it can no longer, so ask connectFi. */
export type Outcome = 'final' | 'followed' | 'notKnown';

type WhatBecame = {
  /** In their order. */
  readonly stateRows: readonly SqlRow[];
  readonly statusRows: readonly SqlRow[];
  readonly isFollowed: boolean;
};

/**
 * All that the ledger knows of one attempt, for anyone who has to prove the authorization. Neither the
 * session nor the credentials to read the bill: they prove nothing, and would open what they belong to.
 * Every member is always there; `null` is what nobody told us. States and statuses are texts, since
 * a later release may have written others than this one knows.
 */
export type AuditRecord = Readonly<ReturnType<typeof parseRecord>>;

/** A row of an attempt, and what became of it. */
function parseRecord(row: SqlRow, { stateRows, statusRows, isFollowed }: WhatBecame) {
  const read = recordColumns.parse(row);
  const money = { amountInCents: read.amount_in_cents, currency: read.currency };
  const states = stateRows.map((one) => stateSchema.parse(one));
  const statuses = statusRows.map((one) => statusSchema.parse(one));
  const state = text.parse(states.at(-1)?.state);
  return {
    attemptId: read.attempt_id,
    transactionId: read.transaction_id,
    /** The short form of `transactionId`, which customers read out. */
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
      /** The same in major units, as "125.00"; `null` for a currency that nobody has heard of. */
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
    /** The last of `states`. */
    state,
    states,
    /** What connectFi reported of the accepted payment, each at its first sight. */
    statuses,
    /** Whether the statuses tell the end of an accepted payment; `null` for any other. */
    outcome: state === 'accepted' ? judge(statuses, isFollowed) : null,
    /** The bill's, as connectFi gave it. */
    invoiceNumber: read.invoice_number,
    /** The reference of the request that paid; the `traceId` in the log. */
    reference: read.reference,
  };
}

function judge(statuses: readonly RecordedStatus[], isFollowed: boolean): Outcome {
  const finals: readonly string[] = FINAL_STATUSES;
  if (statuses.some(({ status }) => finals.includes(status))) return 'final';
  return isFollowed ? 'followed' : 'notKnown';
}

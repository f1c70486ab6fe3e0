import { z } from 'zod';
import { shortenId } from '#lib/short-number.ts';
import { type AuditRecord, readWholeRecords } from './read-whole-records.ts';
import type { Query, SqlStore, SqlValue } from './sql-store.ts';

/** Which records are wanted; what is missing restricts nothing. Instants are ISO 8601 in UTC, inclusive. */
export type RecordFilter = {
  readonly transactionId?: string | undefined;
  /** As `shortenId` writes it. */
  readonly confirmation?: string | undefined;
  /** A number that a customer reads out: of a request that paid, or the confirmation. */
  readonly reference?: string | undefined;
  /** In any case. */
  readonly invoiceNumber?: string | undefined;
  readonly merchantId?: string | undefined;
  readonly authorizedFrom?: string | undefined;
  readonly authorizedTo?: string | undefined;
  /** What no index finds, so that every record that the others let through is looked at. */
  readonly matches?: ((glance: Glance) => boolean) | undefined;
};

/** As much of a record as tells whether it is wanted. */
export type Glance = {
  readonly authorizedAt: string;
  readonly nameOnAccount: string;
  readonly amountInCents: number;
  readonly accountMask: string | null;
};

/** Few enough for memory, however long the authorizations are. */
const PAGE_SIZE = 50;
/** Of records that are glanced at only. */
const GLANCE_SIZE = 1_000;

/**
 * Every record that the filter lets through, the earliest authorization first, in pages. A page is read
 * at one moment; a later one may tell of what has happened since, but no record comes twice or in
 * another order.
 */
export async function* readRecords(
  store: SqlStore,
  filter: RecordFilter,
  pageSize = filter.matches ? GLANCE_SIZE : PAGE_SIZE,
): AsyncGenerator<readonly AuditRecord[]> {
  let after: RecordKey | undefined = {
    ...BEFORE_ALL,
    at: filter.authorizedFrom ?? BEFORE_ALL.at,
  };
  while (after) {
    const page: Page = { filter, after, pageSize };
    const read = await store.transact((query) => readPage(query, page), 'readOnly');
    if (read.records.length > 0) yield read.records;
    after = read.next;
  }
}

type Page = {
  readonly filter: RecordFilter;
  readonly after: RecordKey;
  readonly pageSize: number;
};

const glanceSchema = z.object({
  attempt_id: z.string(),
  opened_at: z.string(),
  transaction_id: z.string(),
  reference: z.string().nullable(),
  name_on_account: z.string(),
  amount_in_cents: z.coerce.number(),
  account_mask: z.string().nullable(),
});
const GLANCE_COLUMNS = Object.keys(glanceSchema.shape);

async function readPage(query: Query, page: Page) {
  const { conditions, values } = writeConditions(page);
  const rows = await query(
    `select ${GLANCE_COLUMNS.map((column) => `a.${column}`).join(', ')} from attempts a
      where ${conditions.join(' and ')}
      order by a.opened_at, a.attempt_id limit $${values.length + 1}`,
    [...values, page.pageSize],
  );
  const glances = rows.map((row) => glanceSchema.parse(row));
  const ids = glances
    .filter((glance) => isWanted(glance, page.filter))
    .map(({ attempt_id }) => attempt_id);
  const last = glances.at(-1);
  // Not only after an empty page: those who write meanwhile must not keep us here.
  const isLastPage = !last || glances.length < page.pageSize;
  const next = isLastPage ? undefined : { at: last.opened_at, id: last.attempt_id };
  return { records: await readWholeRecords(query, ids), next };
}

/** A former release has written no confirmation number, so the database lets those through. */
function isWanted(glance: z.output<typeof glanceSchema>, filter: RecordFilter): boolean {
  const confirmation = shortenId(glance.transaction_id);
  if (filter.confirmation && filter.confirmation !== confirmation) return false;
  const numbers = [glance.reference, confirmation];
  if (filter.reference && !numbers.includes(filter.reference)) return false;
  const { matches = () => true } = filter;
  return matches({
    authorizedAt: glance.opened_at,
    nameOnAccount: glance.name_on_account,
    amountInCents: glance.amount_in_cents,
    accountMask: glance.account_mask,
  });
}

/** A former release has written no confirmation number: those are looked through. */
const NO_NUMBER = ' or a.confirmation is null';

function writeConditions({ filter, after }: Page) {
  const values: SqlValue[] = [after.at, after.id];
  const conditions = ['(a.opened_at, a.attempt_id) > ($1, $2)'];
  const restrict = (condition: string, value: string | undefined) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  };
  restrict('a.opened_at <=', filter.authorizedTo);
  restrict('a.merchant_id =', filter.merchantId);
  restrict('a.transaction_id =', filter.transactionId);
  const restrictToOne = (columns: readonly string[], allowed: readonly string[], more = '') => {
    values.push(...allowed);
    const places = allowed.map((_, index) => `$${values.length - index}`).join(', ');
    conditions.push(`(${columns.map((column) => `${column} in (${places})`).join(' or ')}${more})`);
  };
  const { confirmation, reference, invoiceNumber: number } = filter;
  if (confirmation) restrictToOne(['a.confirmation'], [confirmation], NO_NUMBER);
  if (reference) restrictToOne(['a.confirmation', 'a.reference'], [reference], NO_NUMBER);
  if (number) {
    restrictToOne(['a.invoice_number'], [number, number.toUpperCase(), number.toLowerCase()]);
  }
  return { conditions, values };
}

/** Where a record stands in the order of all: by the time of its authorization, and then by its id. */
export type RecordKey = { readonly at: string; readonly id: string };

export const BEFORE_ALL: RecordKey = { at: '', id: '' };

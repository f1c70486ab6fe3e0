import { parseCalendarDate } from '#lib/domain/calendar-date.ts';
import { countOf } from '#lib/format-table.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { parseShortNumber } from '#lib/short-number.ts';
import { type RecordFilter, readRecords } from '../sql/read-records.ts';
import type { AuditRecord } from '../sql/read-whole-records.ts';
import { type PreparedCommand, parseOptions } from './command.ts';

/** Prints records for an auditor: page by page, so that it does not matter how many there are. */
export function prepareExport(words: readonly string[]): PreparedCommand {
  const options = parseExportOptions(words);
  if (!options.ok) return options;
  const { filter, format } = options.value;
  const { head, write: writeRecord } = RECORD_FORMATS[format];
  return succeed(async ({ store, write, warn }) => {
    let count = 0;
    await write(head);
    for await (const page of readRecords(store, filter)) {
      await write(page.map(writeRecord).join(''));
      count += page.length;
    }
    warn(`${countOf(count, 'record')} exported.\n`);
  });
}

type ExportOptions = { readonly filter: RecordFilter; readonly format: RecordFormat };

const OPTIONS = ['transaction', 'confirmation', 'merchant', 'from', 'to', 'format'] as const;

/** What is to be exported, and how; or a sentence on what is wrong with the words. */
function parseExportOptions(words: readonly string[]): Result<ExportOptions, string> {
  const parsed = parseOptions(words, { values: OPTIONS });
  if (!parsed.ok) return parsed;
  const options = parsed.value;
  const from = options.get('from');
  const to = options.get('to');
  for (const day of [from, to]) {
    if (day !== undefined && !isDay(day)) {
      return fail(`${JSON.stringify(day)} is no day; write it as 2026-10-02.`);
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    return fail('The day after --from must not be later than the one after --to.');
  }
  const heard = options.get('confirmation');
  const confirmation = heard === undefined ? undefined : parseShortNumber(heard);
  if (heard !== undefined && confirmation === undefined) {
    return fail(`${JSON.stringify(heard)} is no confirmation number; write it as K7Q2M-4X9TB.`);
  }
  const format = options.get('format') ?? 'jsonl';
  if (!isFormat(format)) {
    return fail(`--format must be one of ${Object.keys(RECORD_FORMATS).join(', ')}.`);
  }
  const filter = {
    transactionId: options.get('transaction'),
    confirmation,
    merchantId: options.get('merchant'),
    authorizedFrom: from && `${from}T00:00:00.000Z`,
    authorizedTo: to && `${to}T23:59:59.999Z`,
  };
  return succeed({ filter, format });
}

function isDay(text: string): boolean {
  return parseCalendarDate(text) === text;
}

function isFormat(text: string): text is RecordFormat {
  return Object.hasOwn(RECORD_FORMATS, text);
}

type Column = readonly [name: string, read: (record: AuditRecord) => string | null];

/** One row an attempt; the whole history stands in two cells, as the JSON of the other format. */
const COLUMNS: readonly Column[] = [
  ['attempt_id', ({ attemptId }) => attemptId],
  ['transaction_id', ({ transactionId }) => transactionId],
  ['confirmation', ({ confirmation }) => confirmation],
  ['bill_ref', ({ billRef }) => billRef],
  ['merchant_id', ({ merchant }) => merchant.id],
  ['merchant_reference', ({ merchant }) => merchant.reference],
  ['aggregator_id', ({ merchant }) => merchant.aggregatorId],
  ['merchant_name', ({ merchant }) => merchant.name],
  ['method', ({ method }) => method],
  ['amount', ({ amount }) => amount.decimal],
  ['currency', ({ amount }) => amount.currency],
  ['amount_in_minor_units', ({ amount }) => String(amount.minorUnits)],
  ['account_name', ({ account }) => account.name],
  ['account_mask', ({ account }) => account.mask],
  ['account_subtype', ({ account }) => account.subtype],
  ['name_on_account', ({ nameOnAccount }) => nameOnAccount],
  ['debit_date', ({ debitDate }) => debitDate],
  ['authorized_at', ({ authorization }) => authorization.authorizedAt],
  ['authorization_version', ({ authorization }) => authorization.version],
  ['authorization_text', ({ authorization }) => authorization.text],
  ['locale', ({ authorization }) => authorization.locale],
  ['ip_address', ({ authorization }) => authorization.ipAddress],
  ['user_agent', ({ authorization }) => authorization.userAgent],
  ['state', ({ state }) => state],
  ['state_since', ({ states }) => states.at(-1)?.at ?? null],
  ['refusal', ({ states }) => findLast(states, ({ refusal }) => refusal)],
  ['request_id', ({ states }) => findLast(states, ({ requestId }) => requestId)],
  ['latest_status', ({ statuses }) => statuses.at(-1)?.status ?? null],
  ['states', ({ states }) => JSON.stringify(states)],
  ['statuses', ({ statuses }) => JSON.stringify(statuses)],
  ['outcome', ({ outcome }) => outcome],
  ['invoice_number', ({ invoiceNumber }) => invoiceNumber],
  ['reference', ({ reference }) => reference],
];

/** By these a spreadsheet takes a cell for a formula, or splits it; full-width signs count in some. */
const LOOKS_LIKE_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

type Format = {
  /** What stands before all records. */
  readonly head: string;
  readonly write: (record: AuditRecord) => string;
};

const RECORD_FORMATS = {
  jsonl: { head: '', write: (record) => `${JSON.stringify(record)}\n` },
  csv: {
    head: writeCsvRow(COLUMNS.map(([name]) => name)),
    write: (record) => writeCsvRow(COLUMNS.map(([, read]) => read(record) ?? '')),
  },
} as const satisfies Record<string, Format>;

type RecordFormat = keyof typeof RECORD_FORMATS;

/** A line of CSV by RFC 4180: cells that need it stand in quotes, and the line ends with CR LF. */
export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}

/**
 * An apostrophe goes before what a spreadsheet would run, so that it shows it instead. It also goes before
 * a cell that begins with one by itself: so anyone who takes one apostrophe from the beginning of each cell
 * that has one holds the record as it was written.
 */
function writeCell(cell: string): string {
  const isMarked = cell.startsWith("'") || LOOKS_LIKE_FORMULA.test(cell);
  const safe = isMarked ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

type States = AuditRecord['states'];

function findLast(states: States, read: (state: States[number]) => string | null): string | null {
  return states.reduce<string | null>((found, state) => read(state) ?? found, null);
}

import { parseCalendarDate } from '#lib/domain/calendar-date.ts';
import { countOf } from '#lib/format-table.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { parseShortNumber } from '#lib/short-number.ts';
import { type RecordFilter, readRecords } from '../sql/read-records.ts';
import { type OptionKinds, type PreparedCommand, parseOptions } from './command.ts';
import { RECORD_FORMATS, type RecordFormat } from './write-record.ts';

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

type OptionName = 'transaction' | 'confirmation' | 'merchant' | 'from' | 'to' | 'format';

const OPTIONS: OptionKinds<OptionName> = new Map([
  ['transaction', 'value'],
  ['confirmation', 'value'],
  ['merchant', 'value'],
  ['from', 'value'],
  ['to', 'value'],
  ['format', 'value'],
]);

/** What is to be exported, and how; or a sentence on what is wrong with the words. */
function parseExportOptions(words: readonly string[]): Result<ExportOptions, string> {
  const parsed = parseOptions(words, OPTIONS);
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

import { succeed } from '#lib/result.ts';
import { readRecords } from '../sql/read-records.ts';
import { countOf } from './count-of.ts';
import { parseExportOptions } from './parse-export-options.ts';
import type { PreparedCommand } from './prepared-command.ts';
import { RECORD_FORMATS } from './record-formats.ts';

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

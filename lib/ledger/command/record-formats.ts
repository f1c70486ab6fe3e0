import type { AuditRecord } from '../audit-record.ts';
import { CSV_HEAD, writeCsvRecord } from './write-csv-record.ts';

type Format = {
  /** What stands before all records. */
  readonly head: string;
  readonly write: (record: AuditRecord) => string;
};

export const RECORD_FORMATS = {
  jsonl: { head: '', write: (record) => `${JSON.stringify(record)}\n` },
  csv: { head: CSV_HEAD, write: writeCsvRecord },
} as const satisfies Record<string, Format>;

export type RecordFormat = keyof typeof RECORD_FORMATS;

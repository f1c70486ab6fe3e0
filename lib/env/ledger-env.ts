import type { z } from 'zod';
import { fail, type Result, succeed } from '../result.ts';
import { envSchema } from './env-schema.ts';
import { describeIssues, dropEmpty, type Variables } from './variables.ts';

export type LedgerEnv = {
  /** Where the ledger is: a PostgreSQL database, or a file in a folder of this machine. */
  readonly ledger:
    | { readonly kind: 'postgres'; readonly url: string }
    | { readonly kind: 'sqlite'; readonly folder: string };
  /** How long the proof of an authorization is kept after its last change, at least. */
  readonly ledgerRetentionDays: number;
};

const ledgerSchema = envSchema.pick({
  DATA_DIR: true,
  DATABASE_URL: true,
  LEDGER_RETENTION_DAYS: true,
});

/** Checks the variables of the ledger alone, for anyone who works with it beside the server. */
export function parseLedgerEnv(variables: Variables): Result<LedgerEnv, string[]> {
  const parsed = ledgerSchema.safeParse(dropEmpty(variables));
  return parsed.data ? succeed(toLedgerEnv(parsed.data)) : fail(describeIssues(parsed.error));
}

export function toLedgerEnv(data: z.output<typeof ledgerSchema>): LedgerEnv {
  return {
    ledger: data.DATABASE_URL
      ? { kind: 'postgres', url: data.DATABASE_URL }
      : { kind: 'sqlite', folder: data.DATA_DIR },
    ledgerRetentionDays: data.LEDGER_RETENTION_DAYS,
  };
}

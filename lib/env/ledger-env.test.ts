import { expect, test } from 'vitest';
import { parseLedgerEnv } from './ledger-env.ts';

test('reads the variables of the ledger, and asks for no others', () => {
  for (const variables of [{}, { DATABASE_URL: '', DATA_DIR: ' ', LEDGER_RETENTION_DAYS: '' }]) {
    expect(parseLedgerEnv(variables)).toEqual({
      ok: true,
      value: { ledger: { kind: 'sqlite', folder: 'data' }, ledgerRetentionDays: 730 },
    });
  }
  const url = 'postgres://page@db.example/ledger';
  const variables = { DATABASE_URL: url, DATA_DIR: '', LEDGER_RETENTION_DAYS: '1000', PORT: 'x' };
  expect(parseLedgerEnv(variables)).toEqual({
    ok: true,
    value: { ledger: { kind: 'postgres', url }, ledgerRetentionDays: 1000 },
  });
});

test('names what is wrong and shows no value', () => {
  const variables = { DATABASE_URL: 'mysql://jane:hunter2@db.example', LEDGER_RETENTION_DAYS: '7' };
  expect(parseLedgerEnv(variables)).toEqual({
    ok: false,
    failure: [
      'DATABASE_URL must be an address that begins with postgres://',
      'LEDGER_RETENTION_DAYS must be a whole number from 730 to 36500',
    ],
  });
});

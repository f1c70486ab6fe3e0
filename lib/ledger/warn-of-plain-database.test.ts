import { beforeEach, expect, test } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLogger } from '#lib/log/log.ts';
import { warnOfPlainDatabase } from './warn-of-plain-database.ts';

let lines: string[];
beforeEach(() => {
  lines = recordLog();
  sharedLogger.value = undefined;
});

test.each([
  'postgres://pay@db.example/pay',
  'postgres://pay@db.example/pay?sslmode=disable',
  'postgres://pay@10.0.0.7/pay?sslmode=no-verify',
])('warns of %s, and tells nothing of it', (url) => {
  warnOfPlainDatabase({ kind: 'postgres', url });
  expect(lines.join('')).toContain('sslmode=verify-full');
  expect(lines.join('')).not.toMatch(/pay@|example|10\.0/);
});

test.each([
  'postgres://pay@db.example/pay?sslmode=verify-full',
  'postgres://pay@db.example/pay?sslmode=require',
  'postgres://pay@127.0.0.1/pay',
  'postgres://pay@localhost/pay',
  'postgres://pay@%2Fvar%2Frun%2Fpostgresql/pay',
  'postgres:///pay',
])('says nothing of %s', (url) => {
  warnOfPlainDatabase({ kind: 'postgres', url });
  expect(lines).toEqual([]);
});

test('says nothing of a file', () => {
  warnOfPlainDatabase({ kind: 'sqlite', folder: 'data' });
  expect(lines).toEqual([]);
});

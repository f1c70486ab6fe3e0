import { expect, test } from 'vitest';
import { listMisspelt } from './conflicts.ts';

test.each([
  ['PUBLIC_ORGIN', 'PUBLIC_ORIGIN'],
  ['PUBLIC_ORIGNI', 'PUBLIC_ORIGIN'],
  ['public_origin', 'PUBLIC_ORIGIN'],
  ['CONECTFI_BASE_URL', 'CONNECTFI_BASE_URL'],
  ['SESSION_SECERT', 'SESSION_SECRET'],
  ['METRIC_PORT', 'METRICS_PORT'],
  ['DATABSE_URL', 'DATABASE_URL'],
])('takes %s for %s', (given, meant) => {
  const named = listMisspelt({ [given]: 'a value that nobody should see' });
  expect(named).toEqual([`${given} is none of the page’s variables. Was ${meant} meant?`]);
});

test('says nothing of variables of others, and of ours that are set', () => {
  const ordinary = ['PATH', 'HOME', 'HOSTNAME', 'POST', 'SHELL', 'LANG', 'NODE_ENV', 'PGDATA'];
  expect(listMisspelt(Object.fromEntries(ordinary.map((name) => [name, 'x'])))).toEqual([]);
  const both = { PUBLIC_ORIGIN: 'https://pay.example', PUBLIC_ORGIN: 'https://old.example' };
  expect(listMisspelt(both)).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { openSqlite } from './open-sqlite.ts';

const GUIDE = readFileSync(new URL('../../../docs/personal-data.md', import.meta.url), 'utf8');

/** Of nobody. */
const OF_NOBODY = ['last_write', 'schema_migrations', 'tasks'];

test('the inventory of personal data has every column of the ledger, and no other', async () => {
  const store = openSqlite(':memory:');
  await migrate(store);
  const rows = await store.transact((query) =>
    query(`select t.name as "table", c.name as "column" from sqlite_schema t, pragma_table_info(t.name) c
      where t.type = 'table' order by t.name, c.cid`),
  );
  await store.close();
  const columns = rows
    .filter(({ table }) => !OF_NOBODY.includes(String(table)))
    .map(({ table, column }) => `${table} ${column}`);
  const section = GUIDE.split('## In the ledger')[1]?.split('## ')[0] ?? '';
  const told = [...section.matchAll(/^\| `(\w+)` \| (.+?) \|/gm)].flatMap(([, table, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, column]) => `${table} ${column}`),
  );
  expect(told.sort()).toEqual(columns.sort());
});

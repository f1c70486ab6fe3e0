import { Client } from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '#lib/result.ts';
import { borrowDatabase } from './borrow-database.ts';
import { createTestDatabase } from './create-test-database.ts';
import { type SharedPostgres, sharePostgres } from './share-postgres.ts';
import type { PostgresServer } from './start-postgres.ts';

let shared: SharedPostgres | undefined;
afterEach(() => shared?.close());

describe('sharePostgres', () => {
  it('starts one server for all, once the first asks', async () => {
    const start = vi.fn(async () => succeed(pretendServer()));
    shared = await sharePostgres(start);
    expect(start).not.toHaveBeenCalled();
    const { address } = shared;
    const all = await Promise.all([borrowDatabase(address), borrowDatabase(address)]);
    expect(all.map((database) => database.ok && database.value).sort()).toEqual(['db1', 'db2']);
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('stops the server when it closes, and only one that has started', async () => {
    const server = pretendServer();
    const start = vi.fn(async () => succeed(server));
    await (await sharePostgres(start)).close();
    expect(start).not.toHaveBeenCalled();
    const busy = await sharePostgres(start);
    await borrowDatabase(busy.address);
    await busy.close();
    expect(server.stop).toHaveBeenCalledTimes(1);
  });

  it('says why there is no database', async () => {
    shared = await sharePostgres(async () => fail('No PostgreSQL found.'));
    expect(await borrowDatabase(shared.address)).toEqual(fail('No PostgreSQL found.'));
  });

  it('hands an error on to whoever asks, and closes all the same', async () => {
    shared = await sharePostgres(() => Promise.reject(new Error('initdb failed.')));
    await expect(borrowDatabase(shared.address)).rejects.toThrow('initdb failed.');
    await shared.close();
  });
});

const database = await createTestDatabase();

describe('createTestDatabase', () => {
  it('gives an empty database, or says why there is none', async ({ skip }) => {
    if (!database.ok) return skip(database.failure);
    const client = new Client({ connectionString: database.value });
    await client.connect();
    const { rows } = await client.query("SELECT * FROM pg_tables WHERE schemaname = 'public'");
    await client.end();
    expect(rows).toEqual([]);
  });
});

function pretendServer() {
  let made = 0;
  const nothing = async () => {};
  return {
    name: 'pretended',
    url: 'postgres://pretended',
    createDatabase: async () => `db${++made}`,
    kill: nothing,
    start: nothing,
    restart: nothing,
    stop: vi.fn(nothing),
  } satisfies PostgresServer;
}

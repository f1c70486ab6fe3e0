import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPostgres } from './start-postgres.ts';

const LONGEST_WAIT_IN_MS = 60_000; // a start on a very busy machine

const started = await startPostgres();
afterAll(() => (started.ok ? started.value.stop() : undefined), LONGEST_WAIT_IN_MS);

beforeEach(({ skip }) => {
  if (!started.ok) skip(started.failure);
});

describe('startPostgres', { timeout: LONGEST_WAIT_IN_MS }, () => {
  it('starts a server that keeps what it was given, as in production', async () => {
    const { url } = getServer();
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      expect(await query(url, `SHOW ${setting}`)).toEqual([{ [setting]: 'on' }]);
    }
    expect(await query(url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  });

  it('listens on this machine only, and asks for the password', async () => {
    const { url } = getServer();
    expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(url, 'SHOW unix_socket_directories')).toMatchObject([
      { unix_socket_directories: '' },
    ]);
    const stranger = Object.assign(new URL(url), { password: 'guess' }).href;
    await expect(query(stranger, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps databases apart', async () => {
    const [one, other] = [await getServer().createDatabase(), await getServer().createDatabase()];
    await query(one, 'CREATE TABLE bill (id int)');
    await query(other, 'CREATE TABLE bill (id int)');
    await query(one, 'INSERT INTO bill VALUES (1)');
    expect(await query(one, 'SELECT id FROM bill')).toEqual([{ id: 1 }]);
    expect(await query(other, 'SELECT id FROM bill')).toEqual([]);
  });

  it('loses no committed data when it is killed, and starts again at the same place', async () => {
    const { createDatabase, kill, start } = getServer();
    const url = await createDatabase();
    await query(url, 'CREATE TABLE bill (id int)');
    await query(url, 'INSERT INTO bill VALUES (1)');
    const cutOff = await connect(url);
    const end = new Promise<void>((done) => cutOff.once('end', done));
    await kill();
    await end;
    await expect(query(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await start();
    expect(await query(url, 'SELECT id FROM bill')).toEqual([{ id: 1 }]);
  });

  it('starts again in order, and cuts clients off', async () => {
    const { url, restart } = getServer();
    const [before] = await query(url, 'SELECT pg_postmaster_start_time() AS at');
    const cutOff = await connect(url);
    const end = new Promise<void>((done) => cutOff.once('end', done));
    await restart();
    await end;
    const [after] = await query(url, 'SELECT pg_postmaster_start_time() AS at');
    expect(after?.at).not.toEqual(before?.at);
  });

  it('leaves nothing when its process is killed', async () => {
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', START_AND_TELL], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = String((await once(owner.stdout, 'data'))[0]);
    const folder = await findFolder(url);
    expect(existsSync(folder)).toBe(true);
    owner.kill('SIGKILL');
    await vi.waitUntil(() => !existsSync(folder), { timeout: LONGEST_WAIT_IN_MS });
    await expect(query(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('leaves nothing after it is stopped', async () => {
    const { url, stop } = getServer();
    const folder = await findFolder(url);
    expect(existsSync(folder)).toBe(true);
    await stop();
    expect(existsSync(folder)).toBe(false);
    await expect(query(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });
});

const MODULE = JSON.stringify(new URL('start-postgres.ts', import.meta.url).href);

const START_AND_TELL = `
  const { startPostgres } = await import(${MODULE});
  const { value } = await startPostgres();
  process.stdout.write(value.url);
`;

function getServer() {
  if (!started.ok) throw new Error(started.failure);
  return started.value;
}

async function findFolder(url: string): Promise<string> {
  const [row] = await query(url, 'SHOW data_directory');
  return dirname(String(row?.data_directory));
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url);
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // the server ends now and then
  await client.connect();
  return client;
}

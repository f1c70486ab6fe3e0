import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { type StartedSandbox, startSandbox } from '#e2e/sandbox/start-sandbox.ts';
import { listTestVariables } from '#e2e/support/app/test-variables.ts';
import { createSqlLedger } from '#lib/ledger/sql/create-sql-ledger.ts';
import { getLedgerFile, openSqlite } from '#lib/ledger/sql/open-sqlite.ts';

const COMMAND = resolve(import.meta.dirname, '../../lib/doctor/command/main.ts');
const NODE = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const SECRET = randomBytes(32).toString('hex');
const TIMEOUT_IN_MS = 60_000;

const findingsSchema = z.array(
  z.object({ what: z.string(), state: z.string(), said: z.string(), todo: z.string().optional() }),
);

let sandbox: StartedSandbox;
let folder: string;
const servers: Server[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, appOrigin: 'http://127.0.0.1:1' });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  mkdirSync(join(folder, '.next'));
  writeFileSync(join(folder, '.next/BUILD_ID'), 'a-build');
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // An address of TCP, as it listens on one.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A page that says this of itself. */
function servePage(status: number, body: unknown): Promise<string> {
  return serve((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
}

async function ask(changes: Readonly<Record<string, string>> = {}, words: readonly string[] = []) {
  const origin = changes.PUBLIC_ORIGIN ?? (await servePage(200, { status: 'ready' }));
  const env = {
    NODE_ENV: 'test' as const,
    PATH: process.env.PATH,
    ...listTestVariables(origin, sandbox.origin),
    SESSION_SECRET: SECRET,
    DATA_DIR: join(folder, 'data'),
    METRICS_PORT: '9464',
    SECURITY_CONTACT: 'mailto:security@pay.example',
    ...changes,
  };
  const run = promisify(execFile)(process.execPath, [...NODE, COMMAND, '--json', ...words], {
    cwd: folder,
    env,
  });
  const { stdout, stderr, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (failed) =>
      z.object({ stdout: z.string(), stderr: z.string(), code: z.number() }).parse(failed),
  );
  expect(stderr).toBe('');
  expect(stdout).not.toContain(SECRET);
  return { code, output: stdout, findings: findingsSchema.parse(JSON.parse(stdout)) };
}

async function find(what: string, changes: Readonly<Record<string, string>>) {
  const { code, findings } = await ask(changes);
  const found = findings.find((finding) => finding.what === what && finding.state !== 'good');
  expect(found?.todo).toMatch(/\.$/);
  return { code, state: found?.state, said: found?.said };
}

describe('the doctor', { timeout: TIMEOUT_IN_MS }, () => {
  it('finds nothing wrong with a page in order, and tries a bill without paying it', async () => {
    const bill = await createSandboxClient(sandbox.origin).createBill();
    const { code, output, findings } = await ask({}, ['--link', `${bill.url}.`]);
    expect(findings.filter(({ state }) => state !== 'good')).toEqual([]);
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['ledger', 'clock', 'a bill', 'link token', 'opening again']),
    );
    expect(output).not.toContain(bill.link);
    expect(code).toBe(0);
  });

  it('says what is wrong with variables, and asks nothing else', async () => {
    const { code, findings } = await ask({ CONNECTFI_BASE_URL: 'nonsense', SESION_SECRET: 'x' });
    expect(code).toBe(1);
    expect(findings.map(({ what }) => what)).toEqual(['variables', 'variables']);
    expect(findings[0]?.said).toMatch(/^CONNECTFI_BASE_URL must/);
    expect(findings[1]?.said).toMatch(/SESION_SECRET/);
  });

  it.each([
    ['another address', '/nothing', /something else than the documented JSON/],
    ['nobody there', undefined, /cannot be connected to/],
  ])('tells what is wrong with connectFi: %s', async (_, path, said) => {
    const address = path ? `${sandbox.origin}${path}` : 'http://127.0.0.1:1';
    const found = await find('connectFi', { CONNECTFI_BASE_URL: address });
    expect(found).toEqual({ code: 1, state: 'bad', said: expect.stringMatching(said) });
  });

  it('tells of a clock that is wrong', async () => {
    const address = await serve(async (request, response) => {
      const body = await text(request);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(sandbox.origin + request.url, { method: 'POST', headers, body });
      const date = new Date(Date.now() - 2 * 3_600_000).toUTCString();
      response.writeHead(answer.status, { ...headers, date }).end(await answer.text());
    });
    const found = await find('clock', { CONNECTFI_BASE_URL: `${address}/connectfi` });
    expect(found).toMatchObject({ code: 1, state: 'bad' });
    expect(found.said).toMatch(/ahead of connectFi’s: no payment is taken/);
  });

  it('tells of a ledger that is damaged', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(getLedgerFile(join(folder, 'data')), 'not a database'.repeat(100));
    const found = await find('ledger', {});
    expect(found).toMatchObject({ code: 1, state: 'bad' });
  });

  it('tells of a ledger of a later release, and changes none', async () => {
    mkdirSync(join(folder, 'data'));
    const store = openSqlite(getLedgerFile(join(folder, 'data')));
    await createSqlLedger({ store, onFailure: () => {} }).tidy();
    await store.transact((query) =>
      query(`insert into schema_migrations (version, at) values (99, '')`),
    );
    await store.close();
    const found = await find('ledger', {});
    expect(found).toMatchObject({ code: 0, state: 'warning' });
    expect(found.said).toMatch(/schema 99/);
  });

  it('tells of a store for limits that does not count', async () => {
    const found = await find('rate limits', { REDIS_URL: 'redis://127.0.0.1:1' });
    expect(found).toMatchObject({ code: 0, state: 'warning' });
  });

  it('tells of a brand that is not in order', async () => {
    mkdirSync(join(folder, 'brands/gym'), { recursive: true });
    writeFileSync(join(folder, 'brands/gym/brand.json'), '{"name": 1}');
    const found = await find('brands', { BRANDS_DIR: join(folder, 'brands') });
    expect(found).toEqual({
      code: 0,
      state: 'warning',
      said: '0 brands in order, 1 with problems.',
    });
  });

  it.each([
    ['a proxy that nobody named', 200, { status: 'ready', warnings: ['proxyUnknown'] }, 0, /proxy/],
    ['a ledger that cannot be written to', 503, { status: 'storeUnavailable' }, 1, /storeUnav/],
    ['another program', 200, { hello: 'world' }, 0, /not as the page does/],
  ])('tells of %s behind the page’s own address', async (_, status, body, code, said) => {
    const origin = await servePage(status, body);
    const found = await find(new URL(origin).host, { PUBLIC_ORIGIN: origin });
    expect(found).toMatchObject({ code, said: expect.stringMatching(said) });
  });

  it('tells of a page that does not run', async () => {
    const found = await find('127.0.0.1:1', { PUBLIC_ORIGIN: 'http://127.0.0.1:1' });
    expect(found).toMatchObject({ code: 0, state: 'warning' });
  });
});

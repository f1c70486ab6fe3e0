import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { sendPaymentWebhook } from './connectfi/merchant/payment-webhook.ts';
import { createConnectfiCaller, pick } from './connectfi-caller.ts';
import { keepState } from './keep-state.ts';
import { Namespaces } from './namespaces.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

let folder: string;
let file: string;
const running: StartedSandbox[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-state-'));
  file = join(folder, 'sandbox.sqlite');
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const sandbox of running.splice(0)) await sandbox.close();
  await rm(folder, { recursive: true });
});

async function startSandboxAt(port: number, path: string) {
  const sandbox = await startSandbox({ port, appOrigin: 'https://pay.example', file: path });
  running.push(sandbox);
  return sandbox;
}

async function start() {
  const sandbox = await startSandboxAt(0, file);
  const { origin } = sandbox;
  const connectfi = createConnectfiCaller(origin);
  const control = createSandboxClient(origin);
  const stop = async () => {
    running.splice(running.indexOf(sandbox), 1);
    await sandbox.close();
  };
  return { origin, control, connectfi, stop };
}

it('goes on after a restart where it was: bills, sessions, banks, switches, clocks, namespaces', async () => {
  const before = await start();
  const { link } = await before.control.createBill({ amount: 99 });
  await before.control.setGlobalSwitches({ payAnswer: 'empty' });
  await before.control.moveClock({ advanceInSeconds: 3600 });
  const jwt = await before.connectfi.openLink(link);
  const { body: made } = await before.connectfi.call('C7', { jwt });
  const { publicToken } = await before.control.finishLink(String(pick(made, 'data', 'link_token')));
  const team = await createSandboxClient(`${before.origin}/ns/team`).createBill();
  await before.stop();

  const after = await start();
  expect(await after.control.readBill(link)).toMatchObject({ amount: 99, status: 'Sent' });
  expect(await after.control.readClock()).toMatchObject({ offsetInMs: 3_600_000 });
  await after.connectfi.call('C8', { jwt, body: { public_token: publicToken } });
  const { body: balances } = await after.connectfi.call('C9', { jwt });
  const account_id = pick(balances, 'data', 'achAccounts', 0, 'account_id');
  const body = { individualName: 'Jane Doe', account: { account_id } };
  const paid = await after.connectfi.call('C4', { jwt, body });
  expect(paid).toMatchObject({ status: 200, body: { data: {} } });
  expect(pick(paid.body, 'data', 'status')).toBeUndefined();
  await expect(after.control.readBill(team.link)).rejects.toThrow(/404/);
  const ofTeam = createSandboxClient(`${after.origin}/ns/team`);
  expect(await ofTeam.readBill(team.link)).toMatchObject({ status: 'Sent' });
  expect((await after.control.listSecrets()).map(({ kind }) => kind)).toContain('a JWT');
});

it('writes soon after a change, not only at its end', async () => {
  const { control } = await start();
  const { link } = await control.createBill();
  // The file is locked while the sandbox runs, so its bytes are looked at.
  await expect.poll(async () => (await readFile(file)).includes(link)).toBe(true);
});

it('writes nothing while a page asks for the time and people look', async () => {
  const { origin } = await start();
  const takeState = vi.spyOn(Namespaces.prototype, 'takeState');
  const end = performance.now() + 300;
  while (performance.now() < end) {
    for (const path of ['/clock', '/control/bills', '/', '/ns/team/clock']) {
      await (await fetch(origin + path)).text();
    }
  }
  expect(takeState).not.toHaveBeenCalled();
});

it('outlives a disk that is full, and writes again when it is not', async () => {
  const { control } = await start();
  const say = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const run = vi.spyOn(StatementSync.prototype, 'run').mockImplementation(() => {
    throw new Error('database or disk is full');
  });
  await control.createBill();
  await expect.poll(() => run.mock.calls.length).toBe(1);
  await control.createBill();
  await expect.poll(() => run.mock.calls.length).toBe(2);
  expect(say.mock.calls).toEqual([['SANDBOX_FILE cannot be written: database or disk is full\n']]);
  run.mockRestore();
  const { link } = await control.createBill();
  await expect.poll(async () => (await readFile(file)).includes(link)).toBe(true);
});

it('posts no mail to an address of a former run whose host is no longer named', async () => {
  const named = await startSandbox({
    port: 0,
    appOrigin: 'https://pay.example',
    file,
    webhookHosts: ['127.0.0.1:1'],
  });
  const url = 'http://127.0.0.1:1/mails';
  await fetch(`${named.origin}/control/webhook`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  });
  await named.close();

  const sandbox = new Namespaces({ appOrigin: 'https://pay.example' });
  const keeper = keepState(sandbox, file);
  keeper.close();
  const team = sandbox.get('default');
  expect(team.webhook.url).toBe(url);
  const post = vi.spyOn(globalThis, 'fetch');
  await sendPaymentWebhook(team, team.addBill({}));
  expect(post).not.toHaveBeenCalled();
  expect(team.webhook.deliveries).toMatchObject([{ status: null }]);
});

it('is of one sandbox alone', async () => {
  await start();
  await expect(start()).rejects.toThrow(/^SANDBOX_FILE cannot be used: .*locked/);
});

it('is free again where the sandbox could not listen', async () => {
  const { origin } = await startSandboxAt(0, join(folder, 'other.sqlite'));
  await expect(startSandboxAt(Number(new URL(origin).port), file)).rejects.toThrow(/EADDRINUSE/);
  await start();
});

it('is not overwritten where it is something else', async () => {
  await writeFile(
    file,
    'somebody’s letter, long enough to look like a page of something. '.repeat(9),
  );
  await expect(start()).rejects.toThrow(/^SANDBOX_FILE cannot be used: .*not a database/);
});

it('is not read where another release has written it', async () => {
  const database = new DatabaseSync(file);
  database.exec(
    "create table state (id integer primary key, content blob); insert into state values (1, x'00'); pragma user_version = 99",
  );
  database.close();
  await expect(start()).rejects.toThrow(/another release/);
});

import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#lib/ledger/sql/migrate.ts';
import { listSearches } from '#lib/ledger/sql/searches.ts';
import type { SqlStore } from '#lib/ledger/sql/sql-store.ts';
import { TEST_INTENT } from '#lib/ledger/testing/open-test-ledger.ts';
import { TEST_DATABASES, type TestDatabase } from '#lib/ledger/testing/test-databases.ts';
import { writeAttempt } from '#lib/ledger/testing/write-attempt.ts';
import { shortenId } from '#lib/short-number.ts';
import { startSupport } from './start-support.ts';
import type { Authentication } from './support-env.ts';

const SECRET = 'only-for-tests-0123456789-0123456789';
const BILL = 'a bill/of one';
const HOSTILE = '"><script>alert(1)</script>';

describe.each(TEST_DATABASES)('the support view over $name', ({ make }) => {
  let database: TestDatabase;
  let store: SqlStore;
  const closers: (() => void)[] = [];

  beforeEach(async ({ skip }) => {
    database = await make(skip);
    store = database.connect();
    await migrate(store);
    return async () => {
      for (const close of closers.splice(0)) close();
      await store.close();
      await database.remove();
    };
  });

  async function start(authentication: Authentication = { kind: 'secret', secret: SECRET }) {
    const env = { host: '127.0.0.1', port: 0, authentication };
    const server = await startSupport({ env, store, onFailure: () => {} });
    closers.push(() => server.close());
    // An address of TCP, as it listens on one.
    const { port } = server.address() as AddressInfo;
    return async (path: string, init: RequestInit = {}, who = `jane:${SECRET}`) => {
      const authorization = `Basic ${Buffer.from(who).toString('base64')}`;
      const headers = { ...(who && { authorization }), ...init.headers };
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    };
  }
  const find = (fields: Record<string, string>): RequestInit => ({
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const writeBill = () =>
    writeAttempt(store, {
      at: '2026-10-01T09:00:00.000Z',
      intent: {
        transactionId: BILL,
        billRef: 'one',
        nameOnAccount: HOSTILE,
        invoiceNumber: 'INV-1',
        reference: 'K7Q2M4X9TB',
      },
      changes: [{ state: 'submitted' }, { state: 'unknown' }],
    });

  it('leads from what a customer reads out to what happened, in words', async () => {
    await writeBill();
    const ask = await start();
    const confirmation = shortenId(BILL);
    for (const fields of [
      { invoice: 'inv-1' },
      { confirmation },
      { reference: confirmation.toLowerCase() },
      { payer: 'script', day: '2026-10-01' },
      { amount: (TEST_INTENT.money.amountInCents / 100).toFixed(2) },
    ]) {
      const found = await ask('/', find(fields));
      expect([fields, found.status]).toEqual([fields, 200]);
      expect(found.text).toContain(`href="/bill/${encodeURIComponent(BILL)}"`);
    }
    const bill = await ask(`/bill/${encodeURIComponent(BILL)}`);
    expect(bill.status).toBe(200);
    expect(bill.text).toContain('The customer should not pay again.');
    expect(bill.text).toContain('connectFi gave no answer that says either.');
    expect(bill.text.match(/<li>/g)).toHaveLength(3);
  });

  it('shows masks only, no authorization, and nothing that runs', async () => {
    await writeBill();
    const ask = await start();
    const bill = await ask(`/bill/${encodeURIComponent(BILL)}`);
    const { authorizationText, ipAddress, userAgent, sessionId } = TEST_INTENT;
    for (const kept of [authorizationText, ipAddress, userAgent, sessionId]) {
      expect(bill.text).not.toContain(kept);
    }
    expect(bill.text).not.toContain('<script');
    expect((await ask('/', find({ payer: HOSTILE }))).text).not.toContain('<script');
    expect(bill.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/);
    expect(bill.headers.get('cache-control')).toBe('private, no-store');
  });

  it('notes every look, by whom and for how many, and never what for', async () => {
    await writeBill();
    const ask = await start();
    await ask('/', find({ invoice: 'INV-1', payer: 'nobody' }));
    await ask(`/bill/${encodeURIComponent(BILL)}`);
    const notes = await store.transact(listSearches);
    expect(notes).toMatchObject([
      { osUser: 'jane (support view)', criteria: ['invoice', 'payer'], found: 0 },
      { osUser: 'jane (support view)', criteria: ['bill'], found: 1 },
    ]);
    expect(JSON.stringify(notes)).not.toMatch(/INV-1|nobody/);
  });

  it('shows nothing that it cannot note', async () => {
    await writeBill();
    const ask = await start();
    await store.transact((query) => query('drop table searches'));
    const answer = await ask(`/bill/${encodeURIComponent(BILL)}`);
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('INV-1');
  });

  it.each(['', 'jane:', `jane:${SECRET}x`, `:${SECRET}`, 'jane'])(
    'lets nobody in without a name and the secret: %s',
    async (who) => {
      const ask = await start();
      const answer = await ask('/', {}, who);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Basic');
      expect(answer.text).not.toContain('<form');
    },
  );

  it('believes a proxy where that is set, and no secret beside it', async () => {
    const ask = await start({ kind: 'proxy', header: 'x-forwarded-user' });
    expect((await ask('/')).status).toBe(401);
    expect((await ask('/', { headers: { 'x-forwarded-user': 'jo@desk' } }, '')).status).toBe(200);
    expect((await ask('/', { headers: { 'x-forwarded-user': '<b>' } }, '')).status).toBe(401);
  });

  it('changes nothing, says what it did not understand, and takes no form of another site', async () => {
    const ask = await start();
    expect((await ask('/', find({}))).status).toBe(422);
    const wrong = await ask('/', find({ amount: 'much' }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('role="alert"');
    expect(wrong.text).toContain('value="much"');
    const form = find({ invoice: 'a' });
    expect((await ask('/', { ...form, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    );
    expect((await ask('/', find({ invoice: 'a'.repeat(5_000) }))).status).toBe(413);
    expect((await ask('/', { method: 'DELETE' })).status).toBe(405);
    expect((await ask('/else')).status).toBe(404);
    expect((await ask('/bill/nobodys')).status).toBe(404);
  });
});

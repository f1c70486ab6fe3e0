import { beforeEach, describe, expect, test, vi } from 'vitest';
import { shortenId } from '#lib/short-number.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from '../testing/open-test-ledger.ts';
import { TEST_DATABASES, type TestDatabase } from '../testing/test-databases.ts';
import { writeAttempt } from '../testing/write-attempt.ts';
import { type RecordFilter, readRecords } from './read-records.ts';
import type { AuditRecord } from './read-whole-records.ts';
import type { SqlStore } from './sql-store.ts';

describe.each(TEST_DATABASES)('records in $name', ({ make }) => {
  let database: TestDatabase;
  let store: SqlStore;

  beforeEach(async ({ skip }) => {
    database = await make(skip);
    store = database.connect();
    vi.useFakeTimers({ toFake: ['Date'] });
    return async () => {
      vi.useRealTimers();
      await store.close();
      await database.remove();
    };
  });

  async function read(filter: RecordFilter = {}, pageSize?: number): Promise<AuditRecord[]> {
    const records: AuditRecord[] = [];
    for await (const page of readRecords(store, filter, pageSize)) records.push(...page);
    return records;
  }

  async function readIds(filter: RecordFilter): Promise<string[]> {
    return (await read(filter)).map(({ transactionId }) => transactionId);
  }

  function write(transactionId: string, at: string, merchantId = 'm1'): Promise<string> {
    const intent = { transactionId, billRef: transactionId, merchant: { id: merchantId } };
    return writeAttempt(store, { at, intent });
  }

  test('tell all of an attempt, with its whole history', async () => {
    const id = await writeAttempt(store, {
      at: '2026-10-01T09:00:00.000Z',
      intent: { merchant: { id: 'm1', reference: 'r1', aggregatorId: 'a1', name: 'Blue Ridge' } },
      changes: [
        { at: '2026-10-01T09:00:00.010Z', state: 'submitted' },
        { at: '2026-10-01T09:00:15.000Z', state: 'unknown', requestId: 'request-1' },
        { at: '2026-10-01T09:05:00.000Z', state: 'accepted', statusSeen: 'SentToPay' },
      ],
      statuses: [{ at: '2026-10-03T12:00:00.000Z', status: 'Settled' }],
    });
    const nothing = { refusal: null, requestId: null };
    expect(await read()).toEqual([
      {
        attemptId: id,
        transactionId: TEST_INTENT.transactionId,
        confirmation: shortenId(TEST_INTENT.transactionId),
        billRef: TEST_INTENT.billRef,
        merchant: { id: 'm1', reference: 'r1', aggregatorId: 'a1', name: 'Blue Ridge' },
        method: 'ach',
        amount: { minorUnits: 12_500, currency: 'USD', decimal: '125.00' },
        account: { name: 'Everyday', mask: '1234', subtype: 'checking' },
        nameOnAccount: 'Jane Doe',
        debitDate: '2026-10-02',
        authorization: {
          authorizedAt: '2026-10-01T09:00:00.000Z',
          version: 'en-0123456789ab',
          text: 'You allow …',
          locale: 'en-US',
          ipAddress: '127.0.0.1',
          userAgent: 'test',
        },
        outcome: 'final',
        invoiceNumber: null,
        reference: null,
        state: 'accepted',
        states: [
          { state: 'intended', at: '2026-10-01T09:00:00.000Z', ...nothing },
          { state: 'submitted', at: '2026-10-01T09:00:00.010Z', ...nothing },
          { ...nothing, state: 'unknown', at: '2026-10-01T09:00:15.000Z', requestId: 'request-1' },
          { state: 'accepted', at: '2026-10-01T09:05:00.000Z', ...nothing },
        ],
        statuses: [
          { status: 'SentToPay', at: '2026-10-01T09:05:00.000Z' },
          { status: 'Settled', at: '2026-10-03T12:00:00.000Z' },
        ],
      },
    ]);
  });

  test('say null for what nobody told, and keep every member', async () => {
    const account = { name: 'Everyday', subtype: 'other' } as const;
    await writeAttempt(store, { at: '2026-10-01', intent: { merchant: {}, account } });
    expect(await read()).toMatchObject([
      {
        merchant: { id: null, reference: null, aggregatorId: null, name: null },
        account: { name: 'Everyday', mask: null, subtype: 'other' },
        state: 'intended',
        states: [{ state: 'intended', refusal: null, requestId: null }],
        statuses: [],
      },
    ]);
  });

  test('hold why and under which number connectFi refused', async () => {
    const refused = { state: 'refused', refusal: 'accountRefused', requestId: 'r-7' } as const;
    await writeAttempt(store, { at: '2026-10-01', changes: [{ state: 'submitted' }, refused] });
    const [record] = await read();
    expect(record?.states.at(-1)).toMatchObject(refused);
  });

  test('hold neither the session nor the credentials to read the bill', async () => {
    const sessionId = 'the-session-itself';
    const credentials = { ...TEST_CREDENTIALS, sealed: 'the-sealed-credentials' };
    await writeAttempt(store, { at: '2026-10-01', intent: { sessionId }, credentials });
    const told = JSON.stringify(await read());
    expect(told).toContain(TEST_INTENT.nameOnAccount);
    expect(told).not.toMatch(/the-session-itself|the-sealed-credentials/);
  });

  test('hold an authorization of any length as it was', async () => {
    const authorizationText = `"You" allow …\r\n${'é€😀'.repeat(100_000)}`;
    await writeAttempt(store, { at: '2026-10-01', intent: { authorizationText } });
    const [record] = await read();
    expect(record?.authorization.text).toBe(authorizationText);
  });

  test('come by merchant, by bill and by time, and by all of them together', async () => {
    await write('a', '2026-09-30T23:59:59.999Z');
    await write('b', '2026-10-01T00:00:00.000Z');
    await write('c', '2026-10-01T23:59:59.999Z', 'm2');
    await write('d', '2026-10-02T00:00:00.000Z');
    const authorizedFrom = '2026-10-01T00:00:00.000Z';
    const authorizedTo = '2026-10-01T23:59:59.999Z';
    expect(await readIds({})).toEqual(['a', 'b', 'c', 'd']);
    expect(await readIds({ authorizedFrom })).toEqual(['b', 'c', 'd']);
    expect(await readIds({ authorizedTo })).toEqual(['a', 'b', 'c']);
    expect(await readIds({ authorizedFrom, authorizedTo })).toEqual(['b', 'c']);
    expect(await readIds({ merchantId: 'm1' })).toEqual(['a', 'b', 'd']);
    expect(await readIds({ merchantId: 'm1', authorizedFrom, authorizedTo })).toEqual(['b']);
    expect(await readIds({ transactionId: 'c' })).toEqual(['c']);
    expect(await readIds({ confirmation: shortenId('c') })).toEqual(['c']);
    expect(await readIds({ confirmation: shortenId('c'), merchantId: 'm1' })).toEqual([]);
    expect(await readIds({ transactionId: 'c', merchantId: 'm1' })).toEqual([]);
    expect(await readIds({ transactionId: 'd', authorizedTo })).toEqual([]);
    expect(await readIds({ merchantId: "m1' or '1'='1" })).toEqual([]);
  });

  test('come once each and in the order of their time, however small the pages are', async () => {
    const ids: string[] = [];
    // Three at one time, which only their ids tell apart.
    for (const second of ['03', '01', '02', '01', '04', '01']) {
      const at = `2026-10-01T00:00:${second}.000Z`;
      ids.push(`${at} ${await write(`bill-${ids.length}`, at)}`);
    }
    for (const pageSize of [1, 2, 3, 6, 7]) {
      const records = await read({}, pageSize);
      const found = records.map(
        ({ authorization, attemptId }) => `${authorization.authorizedAt} ${attemptId}`,
      );
      expect(found).toEqual(ids.toSorted());
    }
    const sizes: number[] = [];
    for await (const page of readRecords(store, {}, 4)) sizes.push(page.length);
    expect(sizes).toEqual([4, 2]);
  });

  test('of a bill that took several attempts, all, by the times that were written', async () => {
    const changes = [{ state: 'submitted' }, { state: 'refused' }] as const;
    await writeAttempt(store, { at: '2026-10-02', changes });
    // On a machine whose clock is late.
    await writeAttempt(store, { at: '2026-10-01' });
    const records = await read({ transactionId: TEST_INTENT.transactionId });
    expect(records.map(({ state }) => state)).toEqual(['intended', 'refused']);
  });

  test('can be read while somebody else is in the middle of writing', async () => {
    await write('before', '2026-10-01T00:00:00.000Z');
    const writer = database.connect();
    await writer.transact(async (query) => {
      await query("insert into tasks (task, until) values ('held', '')");
      expect(await readIds({})).toEqual(['before']);
    });
    await writer.close();
  });

  test('come to an end while others write as fast as they are read', async () => {
    await write('first', '2026-10-01T00:00:00.000Z');
    let count = 0;
    for await (const page of readRecords(store, {}, 2)) {
      count += page.length;
      if (count < 5) await write(`after-${count}`, `2026-10-01T00:00:0${count}.000Z`);
    }
    expect(count).toBe(1);
  });

  test('go on after what was written between two pages', async () => {
    await write('a', '2026-10-01T00:00:01.000Z');
    await write('c', '2026-10-01T00:00:03.000Z');
    const pages = readRecords(store, {}, 1);
    const found = [(await pages.next()).value?.[0]?.transactionId];
    await write('too-early', '2026-10-01T00:00:00.000Z');
    await write('b', '2026-10-01T00:00:02.000Z');
    for await (const page of pages) found.push(page[0]?.transactionId);
    expect(found).toEqual(['a', 'b', 'c']);
  });
});

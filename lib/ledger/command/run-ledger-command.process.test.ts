import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { shortenId } from '#lib/short-number.ts';
import type { SqlStore } from '../sql/sql-store.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from '../testing/open-test-ledger.ts';
import { TEST_DATABASES, type TestDatabase } from '../testing/test-databases.ts';
import { writeAttempt } from '../testing/write-attempt.ts';
import { runLedgerCommand } from './run-ledger-command.ts';

async function runWith(variables: Readonly<Record<string, string>>, words: readonly string[]) {
  const output: string[] = [];
  const remarks: string[] = [];
  const code = await runLedgerCommand(words, {
    variables,
    write: async (text) => void output.push(text),
    warn: (text) => remarks.push(text),
  });
  return { code, output: output.join(''), remarks: remarks.join('') };
}

describe.each(TEST_DATABASES)('the command over $name', ({ make }) => {
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

  const run = (...words: string[]) => runWith(database.variables, words);

  /** Two days, two merchants, two bills. */
  async function writeTwo(): Promise<void> {
    await writeAttempt(store, {
      at: '2026-10-01T09:00:00.000Z',
      changes: [{ state: 'submitted' }, { state: 'accepted' }],
    });
    const intent = { transactionId: 'second', billRef: 'second', merchant: { id: 'm2' } };
    await writeAttempt(store, { at: '2026-10-02T09:00:00.000Z', intent });
  }

  test('exports a line of JSON a record', async () => {
    await writeTwo();
    const { code, output, remarks } = await run('export');
    expect(code).toBe(0);
    expect(remarks).toBe('2 records exported.\n');
    const lines = output.split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.pop()).toBe('');
    const records: unknown[] = lines.map((line) => JSON.parse(line));
    expect(records).toMatchObject([
      { transactionId: TEST_INTENT.transactionId, state: 'accepted' },
      { transactionId: 'second', state: 'intended' },
    ]);
  });

  test('exports what is asked for, days in UTC being included', async () => {
    await writeTwo();
    const count = async (...words: string[]) => (await run('export', ...words)).remarks;
    expect(await count('--transaction', 'second')).toBe('1 record exported.\n');
    expect(await count('--confirmation', 'PPTCP-TA1WD')).toBe('1 record exported.\n');
    expect(await count('--confirmation', 'pptcp taiwd'), 'as it was heard').toMatch(/^1/);
    expect(await count('--confirmation', 'PPTCP-TA1WE')).toMatch(/^0/);
    expect(await count('--merchant', 'm2')).toBe('1 record exported.\n');
    expect(await count('--merchant', 'm2', '--to', '2026-10-01')).toBe('0 records exported.\n');
    expect(await count('--from', '2026-10-01', '--to', '2026-10-02')).toMatch(/^2/);
    expect(await count('--from=2026-10-02')).toMatch(/^1/);
    expect(await count('--to=2026-10-01')).toMatch(/^1/);
    expect(await count('--from=2026-10-03')).toMatch(/^0/);
    expect(await count('--to=2026-09-30')).toMatch(/^0/);
  });

  test('exports a table with a head and a row an attempt', async () => {
    await writeAttempt(store, {
      at: '2026-10-01T09:00:00.000Z',
      intent: {
        nameOnAccount: '=cmd|x',
        authorizationText: 'You "allow",\nnow',
        merchant: {},
        account: { name: 'Everyday', subtype: 'savings' },
      },
      changes: [
        { state: 'submitted' },
        { state: 'unknown', requestId: 'r-1', at: '2026-10-01T09:00:15.000Z' },
        { state: 'notReceived', at: '2026-10-01T09:03:00.000Z' },
      ],
    });
    const { code, output } = await run('export', '--format', 'csv');
    expect(code).toBe(0);
    const id = /^[0-9a-f-]{36}(?=,)/m.exec(output)?.[0];
    const states = [
      '{""state"":""intended"",""at"":""2026-10-01T09:00:00.000Z"",""refusal"":null,""requestId"":null}',
      '{""state"":""submitted"",""at"":""2026-10-01T09:00:00.000Z"",""refusal"":null,""requestId"":null}',
      '{""state"":""unknown"",""at"":""2026-10-01T09:00:15.000Z"",""refusal"":null,""requestId"":""r-1""}',
      '{""state"":""notReceived"",""at"":""2026-10-01T09:03:00.000Z"",""refusal"":null,""requestId"":null}',
    ];
    expect(output).toBe(
      `attempt_id,transaction_id,confirmation,bill_ref,merchant_id,merchant_reference,aggregator_id,merchant_name,\
method,amount,currency,amount_in_minor_units,account_name,account_mask,account_subtype,\
name_on_account,debit_date,authorized_at,authorization_version,authorization_text,locale,\
ip_address,user_agent,state,state_since,refusal,request_id,latest_status,states,statuses,\
outcome,invoice_number,reference\r\n\
${id},7l7TrL0ZukBQR4H4W2fsvT,1E3Z7-RCCFG,rrrrrrrrrrrrrrrrrrrrrr,,,,,\
ach,125.00,USD,12500,Everyday,,savings,\
'=cmd|x,2026-10-02,2026-10-01T09:00:00.000Z,en-0123456789ab,"You ""allow"",\nnow",en-US,\
127.0.0.1,test,notReceived,2026-10-01T09:03:00.000Z,,r-1,,"[${states.join(',')}]",[],,,\r\n`,
    );
  });

  test('exports the head alone where there is nothing', async () => {
    await writeTwo();
    const { code, output } = await run('export', '--merchant', 'nobody', '--format', 'csv');
    expect(code).toBe(0);
    expect(output).toMatch(/^attempt_id,[a-z_,]+\r\n$/);
  });

  test('exports as not known what nobody follows any more', async () => {
    const changes = [{ state: 'submitted' }, { state: 'accepted' }] as const;
    await writeAttempt(store, { at: '2026-10-01T09:00:00.000Z', changes });
    const credentials = { ...TEST_CREDENTIALS, expiresAt: '2026-10-15T09:00:00.000Z' };
    const bill = (transactionId: string) => ({ transactionId, billRef: transactionId });
    const at = '2026-10-01T10:00:00.000Z';
    await writeAttempt(store, { at, intent: bill('second'), credentials, changes });
    const settled = { at: '2026-10-03T10:00:00.000Z', status: 'Settled' } as const;
    await writeAttempt(store, { at, intent: bill('third'), changes, statuses: [settled] });
    await writeAttempt(store, { at, intent: bill('fourth') });
    const read = async () =>
      (await run('export')).output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ transactionId, outcome }) => [transactionId, outcome]);
    const { transactionId } = TEST_INTENT;
    vi.setSystemTime('2026-10-04T00:00:00.000Z');
    expect(Object.fromEntries(await read())).toEqual({
      [transactionId]: 'followed',
      second: 'followed',
      third: 'final',
      fourth: null,
    });
    vi.setSystemTime('2026-10-15T09:00:01.000Z');
    expect(Object.fromEntries(await read())).toMatchObject({ second: 'notKnown', third: 'final' });
  });

  describe('find', () => {
    const JANE = {
      transactionId: 'jane',
      billRef: 'jane',
      nameOnAccount: 'Jane Doe-Muller',
      invoiceNumber: 'INV-20418',
      reference: 'K7Q2M-4X9TB',
    };
    const JOHN = {
      transactionId: 'john',
      billRef: 'john',
      nameOnAccount: 'John Doe',
      money: { amountInCents: 125_000, currency: 'USD' },
      account: { name: 'Savings', mask: '9876', subtype: 'savings' } as const,
    };
    /** The evening of the first of October in US/Central, and the first minute of the second. */
    const [EVENING, MIDNIGHT] = ['2026-10-02T04:59:59.999Z', '2026-10-02T05:00:00.000Z'];

    beforeEach(async () => {
      const changes = [{ state: 'submitted' }, { state: 'accepted' }] as const;
      const statuses = [{ at: '2026-10-02T10:00:00.000Z', status: 'Processing' }] as const;
      await writeAttempt(store, { at: EVENING, intent: JANE, changes, statuses });
      await writeAttempt(store, { at: MIDNIGHT, intent: JOHN });
    });

    const find = async (...words: string[]): Promise<readonly string[]> => {
      const { code, output, remarks } = await run('find', ...words, '--json');
      expect(remarks).toBe('');
      expect(code).toBe(0);
      return JSON.parse(output).map(
        ({ transactionId }: { transactionId: string }) => transactionId,
      );
    };

    test.each<[words: readonly string[], found: readonly string[]]>([
      [['--reference', 'k7q2m 4x9tb'], ['jane']],
      [['--reference', shortenId('john')], ['john']],
      [['--confirmation', shortenId('john')], ['john']],
      [['--confirmation', 'K7Q2M-4X9TB'], []],
      [['--invoice', 'inv-20418'], ['jane']],
      [['--invoice', 'INV-2041'], []],
      [
        ['--payer', 'doe'],
        ['jane', 'john'],
      ],
      [['--payer', 'müller'], ['jane']],
      [['--amount', '125.00'], ['jane']],
      [['--amount', '$1,250'], ['john']],
      [['--last-digits', '76'], ['john']],
      [['--day', '2026-10-01'], ['jane']],
      [['--day', '2026-10-02'], ['john']],
      [['--day', '2026-10-03'], []],
      [['--payer', 'doe', '--day', '2026-10-02', '--amount', '1250.00'], ['john']],
      [['--payer', 'doe', '--day', '2026-10-02', '--amount', '125.00'], []],
    ])('finds by %j', async (words, found) => {
      expect(await find(...words)).toEqual(found);
    });

    test('prints a table in the time of US/Central', async () => {
      vi.setSystemTime('2026-10-03T00:00:00.000Z');
      expect(await run('find', '--payer', 'doe')).toEqual({
        code: 0,
        remarks: '',
        output: `2 payments found (times in US/Central).
    authorized        what became of it               amount       payer            account        invoice    merchant           confirmation  transaction
    2026-10-01 23:59  accepted, Processing, followed  125.00 USD   Jane Doe-Muller  Everyday 1234  INV-20418  Blue Ridge Dental  ${shortenId('jane')}   jane
    2026-10-02 00:00  intended                        1250.00 USD  John Doe         Savings 9876              Blue Ridge Dental  ${shortenId('john')}   john
`,
      });
      expect((await run('find', '--payer', 'nobody')).output).toBe('No payment was found.\n');
    });

    test('notes who has looked, by what and how many were found, but not what for', async () => {
      vi.setSystemTime('2026-10-03T00:00:00.000Z');
      await run('find', '--payer', 'doe', '--day', '2026-10-02');
      vi.setSystemTime('2026-10-03T00:01:00.000Z');
      await run('find', '--last-digits', '0000');
      const user = userInfo().username;
      const { output } = await run('searches');
      expect(output).toBe(`Times in UTC.
    at                ${'who'.padEnd(user.length)}  by           found
    2026-10-03 00:00  ${user.padEnd(3)}  payer, day   1
    2026-10-03 00:01  ${user.padEnd(3)}  last-digits  0
`);
    });

    test.each([
      [
        [],
        'Say what to find by: --reference, --confirmation, --invoice, --payer, --amount, --last-digits, --day.',
      ],
      [['--amount', '12.5'], '"12.5" is no amount; write it as 125.00.'],
      [['--amount', '12,50'], '"12,50" is no amount; write it as 125.00.'],
      [['--amount', 'lots'], '"lots" is no amount; write it as 125.00.'],
      [['--day', '2026-02-30'], '"2026-02-30" is no day; write it as 2026-10-02.'],
      [['--reference', '12'], '"12" is no number of ours; write it as K7Q2M-4X9TB.'],
      [['--confirmation', '12'], '"12" is no number of ours; write it as K7Q2M-4X9TB.'],
      [['--payer', ' j '], '--payer needs at least two letters of the name.'],
      [
        ['--last-digits', '123456789'],
        '--last-digits takes the two to four last signs of the account, never a whole one.',
      ],
    ])('says what is wrong with %j, and looks for nothing', async (words, sentence) => {
      const { code, output, remarks } = await run('find', ...words);
      expect({ code, output, sentence: remarks.split('\n')[0] }).toEqual({
        code: 2,
        output: '',
        sentence,
      });
      expect((await run('searches')).output).toBe('Nobody has looked for a payment.\n');
    });
  });

  test('lists what is not settled, since when, and whether its bill can still be read', async () => {
    await writeTwo();
    vi.setSystemTime('2026-10-02T09:00:00.000Z');
    await writeAttempt(store, {
      at: '2026-10-01T10:30:00.000Z',
      intent: {
        transactionId: 'third',
        billRef: 'third',
        money: { amountInCents: 5, currency: 'USD' },
      },
      credentials: { ...TEST_CREDENTIALS, expiresAt: '2026-10-01T12:00:00.000Z' },
      changes: [{ state: 'submitted' }, { state: 'unknown', at: '2026-10-01T10:31:59.000Z' }],
    });
    vi.setSystemTime('2026-10-03T00:00:00.000Z');
    expect(await run('list')).toEqual({
      code: 0,
      remarks: '',
      output: `2 payments are not settled (times in UTC).
    since             state     amount      merchant           confirmation  transaction  bill can be read until
    2026-10-01 10:31  unknown   0.05 USD    Blue Ridge Dental  H9K4G-VKD01   third        no longer
    2026-10-02 09:00  intended  125.00 USD  m2                 PPTCP-TA1WD   second       2999-01-01 00:00
`,
    });
    const { output } = await run('list', '--json');
    expect(JSON.parse(output)).toEqual([
      {
        attemptId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        transactionId: 'third',
        confirmation: 'H9K4G-VKD01',
        state: 'unknown',
        since: '2026-10-01T10:31:59.000Z',
        authorizedAt: '2026-10-01T10:30:00.000Z',
        amount: { minorUnits: 5, currency: 'USD', decimal: '0.05' },
        merchant: { id: 'merchant-1', name: 'Blue Ridge Dental' },
        readableUntil: null,
      },
      expect.objectContaining({
        transactionId: 'second',
        readableUntil: TEST_CREDENTIALS.expiresAt,
      }),
    ]);
  });

  test('says that everything is settled', async () => {
    const changes = [{ state: 'submitted' }, { state: 'accepted' }] as const;
    await writeAttempt(store, { at: '2026-10-01', changes });
    expect(await run('list')).toMatchObject({ code: 0, output: 'Every payment is settled.\n' });
    expect(await run('list', '--json')).toMatchObject({ code: 0, output: '[]\n' });
  });

  test('deletes what is over two years old, unless it is only to say how much', async () => {
    await writeTwo();
    vi.setSystemTime('2028-09-30T09:00:00.000Z');
    expect((await run('retain')).output).toMatch(/^Deleted 0 records, /);
    vi.setSystemTime('2028-09-30T09:00:00.001Z');
    const since = 'not changed since 2026-10-01T09:00:00.001Z (730 days)';
    expect(await run('retain', '--dry-run')).toEqual({
      code: 0,
      remarks: '',
      output: `Would delete 1 record, ${since}.\nWould delete the credentials to read 0 bills, expired.\n`,
    });
    expect((await run('export')).remarks).toBe('2 records exported.\n');
    expect((await run('retain')).output).toMatch(/^Deleted 1 record, /);
    // Older still, but not settled.
    vi.setSystemTime('3000-01-01');
    expect((await run('retain')).output).toMatch(/^Deleted 0 records, .*\nDeleted .* 1 bill, /);
    expect((await run('export')).output).toContain('"second"');
  });

  test('keeps records for as long as it is told', async () => {
    await writeTwo();
    vi.setSystemTime('2028-10-10');
    const variables = { ...database.variables, LEDGER_RETENTION_DAYS: '1000' };
    expect((await runWith(variables, ['retain'])).output).toMatch(/^Deleted 0 .*\(1000 days\)/);
  });

  test('does not work on a ledger that the page has not made, and makes none', async () => {
    await store.transact((query) => query('select 1'));
    const { code, output, remarks } = await run('list');
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(remarks).toMatch(/^The ledger does not do what it is asked: .*schema_migrations.*\n$/);
  });

  test('does not work on a ledger of an earlier release', async () => {
    await writeTwo();
    await store.transact((query) => query('delete from schema_migrations'));
    expect(await run('retain')).toEqual({
      code: 1,
      output: '',
      remarks:
        'The ledger is one of an earlier release. Start the payment page of this release first.\n',
    });
  });
});

describe('the command', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test.each<readonly string[]>([['help'], ['--help']])('explains itself by %s', async (word) => {
    const { code, output } = await runWith({}, [word]);
    expect(code).toBe(0);
    for (const name of ['export', 'list', 'retain']) expect(output).toContain(`ledger -- ${name}`);
  });

  test.each<readonly [string[], string]>([
    [[], 'Works with the ledger'],
    [['exprot'], 'There is no command "exprot".'],
    [['__proto__'], 'There is no command "__proto__".'],
    [['export', 'all'], '"all" is not understood here'],
    [['export', '--merchant'], '--merchant needs a value.'],
    [['export', '--from', '2026-02-30'], '"2026-02-30" is no day; write it as 2026-10-02.'],
    [['export', '--from', '2026-10-1'], '"2026-10-1" is no day'],
    [['export', '--to', 'today'], '"today" is no day'],
    [['export', '--confirmation', 'PPTCP'], '"PPTCP" is no confirmation number'],
    [['export', '--to', '2026-10-02T00:00'], '"2026-10-02T00:00" is no day'],
    [['export', '--from=2026-10-02', '--to=2026-10-01'], '--from must not be later'],
    [['export', '--format', 'xml'], '--format must be one of jsonl, csv.'],
    [['export', '--format', 'toString'], '--format must be one of jsonl, csv.'],
    [['list', '--csv'], '"--csv" is not understood here; there is --json.'],
    [['retain', '--days', '1'], '"--days" is not understood here; there is --dry-run.'],
  ])('says what is wrong with %j and touches nothing', async (words, sentence) => {
    const { code, output, remarks } = await runWith({ DATA_DIR: join(folder, 'data') }, words);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(remarks).toContain(sentence);
    expect(remarks).toContain('npm run ledger -- help');
  });

  test('names the variables that are wrong', async () => {
    const url = 'mysql://jane:hunter2@db.example';
    expect(await runWith({ DATABASE_URL: url }, ['list'])).toEqual({
      code: 1,
      output: '',
      remarks:
        'Please correct these variables:\n  - DATABASE_URL must be an address that begins with postgres://\n',
    });
  });

  test('says that there is no ledger, and makes none', async () => {
    const data = join(folder, 'data');
    expect(await runWith({ DATA_DIR: data }, ['export'])).toEqual({
      code: 1,
      output: '',
      remarks: `There is no ledger at ${join(data, 'ledger.sqlite')}. Set DATA_DIR or DATABASE_URL as for the payment page.\n`,
    });
    expect(existsSync(data)).toBe(false);
  });

  test('says that a file is no ledger', async () => {
    const file = join(folder, 'ledger.sqlite');
    await writeFile(file, 'something else\n'.repeat(100));
    const { code, output, remarks } = await runWith({ DATA_DIR: folder }, ['export']);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(remarks).toBe(`${file} cannot be opened: file is not a database\n`);
  });

  test('says that a database does not answer, and tells no password', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const url = `postgres://jane:hunter2@127.0.0.1:${port}/ledger`;
    const { code, output, remarks } = await runWith({ DATABASE_URL: url }, ['export']);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(remarks).toMatch(/^The ledger does not do what it is asked: .+\n$/);
    expect(remarks).not.toContain('hunter2');
    server.close();
  });
});

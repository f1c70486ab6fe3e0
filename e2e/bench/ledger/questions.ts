import { randomInt, randomUUID } from 'node:crypto';
import type { Ledger, LedgerAnswer } from '#lib/ledger/ledger.ts';
import { readRecords } from '#lib/ledger/sql/read-records.ts';
import type { SqlStore } from '#lib/ledger/sql/sql-store.ts';
import { TEST_CREDENTIALS, TEST_INTENT } from '#lib/ledger/testing/open-test-ledger.ts';

export type Question = {
  readonly name: string;
  readonly times: number;
  /** Asks once, of one of so many payments. */
  readonly ask: (rows: number) => Promise<unknown>;
};

/** What the page and people at the command line ask of a ledger. */
export function listQuestions(ledger: Ledger, store: SqlStore): readonly Question[] {
  const any = (rows: number) => randomInt(1, rows + 1);
  return [
    {
      name: 'what is known of a bill (each page, each look for news)',
      times: 300,
      ask: (rows) => must(ledger.getLatestAttempt(`transaction-${any(rows)}`)),
    },
    {
      name: 'the same by the address of the bill',
      times: 300,
      ask: (rows) => must(ledger.getLatestAttemptByRef(`ref-${any(rows)}`)),
    },
    {
      name: 'whether a session was ended (each request)',
      times: 300,
      ask: (rows) => must(ledger.isSessionEnded(`session-${any(rows)}`)),
    },
    { name: 'one payment: three transactions', times: 100, ask: () => pay(ledger) },
    {
      name: 'what is open (the sweeper)',
      times: 20,
      ask: () => must(ledger.listOpenAttempts()),
    },
    { name: 'the next payment to follow', times: 100, ask: () => must(ledger.takeFollowed()) },
    {
      name: 'find by reference',
      times: 20,
      ask: (rows) => drain(readRecords(store, { reference: `REF-${any(rows)}` })),
    },
    {
      name: 'find by invoice number',
      times: 20,
      ask: (rows) => drain(readRecords(store, { invoiceNumber: `INV-${any(rows)}` })),
    },
    {
      name: 'find by name in a day of 14,400 payments',
      times: 3,
      ask: () =>
        drain(
          readRecords(store, {
            authorizedFrom: '2025-01-01T00:00:00.000Z',
            authorizedTo: '2025-01-01T23:59:59.999Z',
            matches: ({ nameOnAccount }) => nameOnAccount === 'Payer 77',
          }),
        ),
    },
  ];
}

async function pay(ledger: Ledger): Promise<void> {
  const intent = { ...TEST_INTENT, transactionId: randomUUID(), billRef: randomUUID() };
  const opened = await must(ledger.openAttempt(intent, TEST_CREDENTIALS));
  await must(ledger.changeAttempt(opened.attempt.id, { state: 'submitted' }));
  await must(ledger.changeAttempt(opened.attempt.id, { state: 'accepted' }));
}

async function must<Value>(answer: LedgerAnswer<Value>): Promise<Value> {
  const given = await answer;
  if (!given.ok) throw new Error('The ledger does not answer.');
  return given.value;
}

async function drain(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const page of pages) void page;
}

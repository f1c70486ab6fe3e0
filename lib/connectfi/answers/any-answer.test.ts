import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedConnectfiUpstreams } from '#lib/connectfi/overload/upstream.ts';
import type { Result } from '#lib/result.ts';
import { readFuzzOptions } from '#lib/testing/fuzz-options.ts';
import { createLinkToken } from '../operations/create-link-token.ts';
import { exchangeLink } from '../operations/exchange-link.ts';
import { exchangePublicToken } from '../operations/exchange-public-token.ts';
import { getPayment } from '../operations/get-payment.ts';
import { listBankAccounts } from '../operations/list-bank-accounts.ts';
import { listInvoices } from '../operations/list-invoices.ts';
import { openInvoiceFile } from '../operations/open-invoice-file.ts';
import { payByBank } from '../operations/pay-by-bank.ts';
import { recordLog } from '../testing/record-log.ts';
import { closeUpstreams, REQUEST_ID, startUpstream } from '../testing/start-upstream.ts';
import type { ConnectfiFailure } from '../transport/failure.ts';

/** By the number in their names, the cases are counted in the last lines of `npm test`. */
const OPTIONS = readFuzzOptions(400);

const JWT = 'eyJhIjoxfQ.eyJhIjoxfQ.c2ln';
const FAILURES: readonly ConnectfiFailure['kind'][] = [
  'refused',
  'unauthorized',
  'busy',
  'notSent',
  'noAnswer',
  'unavailable',
  'unreadable',
];

const OPERATIONS: Readonly<Record<string, () => Promise<Result<unknown, ConnectfiFailure>>>> = {
  C1: () => exchangeLink('a-link'),
  C2: () => getPayment(JWT),
  C4: () => payByBank(JWT, { accountId: 'a', nameOnAccount: 'Jane Doe' }),
  C5: () => listInvoices(JWT, 'transaction'),
  C6: () => openInvoiceFile(JWT, 'invoice'),
  C7: () => createLinkToken(JWT),
  C8: () => exchangePublicToken(JWT, 'public-sandbox-1'),
  C9: () => listBankAccounts(JWT),
};

/** Names that connectFi uses, and names that mean something to JavaScript. */
const memberName = fc.constantFrom(
  ...['payment', 'merchant', 'status', 'amount', 'currency', 'cFiTransactionId', 'fields', 'logos'],
  ...['achAccounts', 'account_id', 'name', 'mask', 'type', 'subtype', 'statusChangeHistory'],
  ...['availablePaymentType', 'usePlaid', 'token', 'expiresIn', 'link_token', 'expiration'],
  ...['cFiInvoiceId', 'fileName', 'fileSize', 'dueDate', 'email', 'phone', 'description'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', 'length'],
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', 'USD', 'Sent', 'depository', 'link-sandbox-1', '2026-12-01T00:00:00Z'),
  fc.constantFrom('<script>alert(1)</script>', '\u202e', '\ud800', 'a.b.c', '9'.repeat(400)),
);
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e308, -0, 125, 125.001));
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof({ weight: 4, arbitrary: memberName }, { weight: 1, arbitrary: text }),
      tie('value'),
      {
        maxKeys: 8,
      },
    ),
  ),
}));

/** Valid as far as connectFi's own answers are known, with single members replaced by anything. */
const payment = fc.record(
  {
    cFiTransactionId: fc.oneof(fc.constant('abc123'), anyValue),
    amount: fc.oneof(fc.constant(125), number, anyValue),
    currency: fc.oneof(fc.constant('USD'), anyValue),
    status: fc.oneof(fc.constantFrom('Sent', 'Processing', 'New'), anyValue),
    merchant: anyValue,
    fields: anyValue,
    statusChangeHistory: anyValue,
    availablePaymentType: anyValue,
    dueDate: fc.oneof(text, anyValue),
  },
  { requiredKeys: ['cFiTransactionId', 'amount', 'currency', 'status'] },
);
const data = fc.oneof(
  anyValue,
  payment,
  fc.record({ payment, merchant: anyValue }),
  fc.record({ achAccounts: fc.array(fc.record({ account_id: text, type: text, name: anyValue })) }),
  fc.record({
    token: fc.oneof(fc.constant('a.e30.c'), text),
    expiresIn: fc.oneof(number, anyValue),
  }),
);
const envelope = fc.record(
  {
    code: fc.oneof({ weight: 3, arbitrary: fc.constant('0') }, { weight: 1, arbitrary: anyValue }),
    data,
    requestId: fc.oneof(fc.constant(REQUEST_ID), anyValue),
  },
  { requiredKeys: [] },
);
const answer = fc.record({
  status: fc.oneof(
    { weight: 5, arbitrary: fc.constant(200) },
    { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
  ),
  contentType: fc.constantFrom('application/json', 'text/html', 'application/pdf', ''),
  retryAfter: fc.constantFrom(undefined, '5', '-1', '1e9', 'tomorrow', '9'.repeat(50)),
  body: fc.oneof(
    { weight: 6, arbitrary: envelope.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.constantFrom('', '{', 'null', '%PDF-1.7', '['.repeat(20_000)) },
  ),
});

let next: { status: number; contentType: string; retryAfter: string | undefined; body: string };

beforeAll(async () => {
  await startUpstream((response) => {
    const { status, contentType, retryAfter, body } = next;
    response.writeHead(status, {
      ...(contentType && { 'content-type': contentType }),
      ...(retryAfter && { 'retry-after': retryAfter }),
    });
    response.end(body);
  });
});
beforeEach(() => {
  recordLog();
});
afterAll(closeUpstreams);

test.each(
  Object.entries(OPERATIONS).map(([name, call]) => ({ name, call, cases: OPTIONS.numRuns })),
)(
  'ends $name in a value or a failure that we know, by $cases cases',
  async ({ call }) => {
    await fc.assert(
      fc.asyncProperty(answer, async (given) => {
        next = given;
        sharedConnectfiUpstreams.value = undefined; // no breaker: every case is asked
        const result = await call();
        if (!result.ok) {
          expect(FAILURES).toContain(result.failure.kind);
          expect(result.failure, 'it waited in spite of an answer').not.toHaveProperty(
            'isTimeout',
            true,
          );
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
        if (result.ok && isFile(result.value)) await result.value.body.cancel();
      }),
      OPTIONS,
    );
  },
  120_000,
);

function isFile(value: unknown): value is { readonly body: ReadableStream } {
  return typeof value === 'object' && value !== null && 'body' in value;
}

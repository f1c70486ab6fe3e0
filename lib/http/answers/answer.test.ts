import { describe, expect, test } from 'vitest';
import { FAILURES } from '#lib/contract/failures.ts';
import { runWithTrace } from '#lib/log/trace.ts';
import { readProblem } from '#lib/page/bill-address.ts';
import { answerFailure, answerInWords, writeDisposition } from './answer.ts';

const REF = 'a'.repeat(22);
const TRACE_ID = 'K7Q2M-4X9TB';
const FILE = { ref: REF, file: '2IKDJF0ya3KWe2aaSliIsp' };

function answerTraced(failure: Parameters<typeof answerFailure>[0]): Promise<Response> {
  return new Promise((resolve) =>
    runWithTrace({ traceId: TRACE_ID, clientAddress: '' }, () => resolve(answerFailure(failure))),
  );
}

function ask(headers: Record<string, string> = { 'sec-fetch-dest': 'document' }): Request {
  return new Request('http://localhost/pay/ref/invoices/id', { headers });
}

function readAddress(answer: Response) {
  const address = new URL(answer.headers.get('location') ?? '', 'http://localhost');
  return { path: address.pathname, problem: readProblem(Object.fromEntries(address.searchParams)) };
}

describe('a failure that would stand alone in a tab', () => {
  test.each([
    ['upstreamUnreadable', 'attachmentBroken', 502],
    ['upstreamUnavailable', 'attachmentUnavailable', 503],
    ['upstreamBusy', 'attachmentsBusy', 503],
    ['notFound', 'attachmentGone', 404],
    ['tooManyRequests', 'tooManyRequests', 429],
    ['noSession', 'noSession', 401],
    ['foreignOrigin', 'internal', 500],
  ] as const)('leads from %s to the page of %s, under its status', async (code, screen, status) => {
    const failure = await answerTraced({ code, retryAfterInSeconds: 7 });
    const answer = await answerInWords(ask(), failure, FILE);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const { path, problem } = readAddress(answer);
    expect(path).toBe(`/pay/${REF}/problem`);
    expect(problem).toEqual({ code: screen, reference: TRACE_ID, retryAfter: 7, file: FILE.file });
    expect(FAILURES[problem.code].status).toBe(status);
  });

  test('is one of the service where no attachment was asked for', async () => {
    const failure = answerFailure({ code: 'upstreamUnavailable' });
    const { problem } = readAddress(await answerInWords(ask(), failure, { ref: REF }));
    expect(problem).toEqual({ code: 'upstreamUnavailable' });
  });

  test('is told in a page to browsers that do not say what for, and in JSON to scripts', async () => {
    const failure = () => answerFailure({ code: 'notFound' });
    const old = ask({ accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect((await answerInWords(old, failure(), FILE)).status).toBe(303);
    for (const headers of [{}, { accept: '*/*' }, { 'sec-fetch-dest': 'empty' }]) {
      const answer = await answerInWords(ask(headers), failure(), FILE);
      expect(await answer.json()).toMatchObject({ code: 'notFound' });
    }
  });

  test('leaves a file alone', async () => {
    const file = new Response('%PDF-');
    expect(await answerInWords(ask(), file, FILE)).toBe(file);
  });
});

test.each([
  {},
  { code: 'no such' },
  { code: ['internal', 'internal'] },
  { code: 'refused' },
  { code: 'constructor' },
])('an address that none of ours has written names nothing: %j', (query) => {
  expect(readProblem(query)).toEqual({ code: 'notFound' });
});

test('an address holds nothing but what its forms allow', () => {
  const query = { code: 'internal', reference: 'call 555!', retryAfter: '-1', file: '../../x' };
  expect(readProblem(query)).toEqual({ code: 'internal' });
});

test.each([
  ['invoice.pdf', 'inline; filename="invoice.pdf"'],
  [
    'Invoice 20418.pdf',
    'inline; filename="Invoice-20418.pdf"; filename*=UTF-8\'\'Invoice%2020418.pdf',
  ],
  [
    'Rechnung für März (2).pdf',
    'inline; filename="Rechnung-fur-Marz-2.pdf"; filename*=UTF-8\'\'Rechnung%20f%C3%BCr%20M%C3%A4rz%20%282%29.pdf',
  ],
  [
    '請求書.pdf',
    'inline; filename="invoice.pdf"; filename*=UTF-8\'\'%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf',
  ],
  ['a"b\r\nc.pdf', 'inline; filename="a-b-c.pdf"; filename*=UTF-8\'\'a%22b%0D%0Ac.pdf'],
  ['a- b.pdf', 'inline; filename="a-b.pdf"; filename*=UTF-8\'\'a-%20b.pdf'],
  ['\ud83d.pdf', 'inline; filename="invoice.pdf"; filename*=UTF-8\'\'%EF%BF%BD.pdf'],
])('writes %j in plain letters and in its own', (fileName, header) => {
  expect(writeDisposition(fileName)).toBe(header);
  // Whatever a name holds, the header is one that HTTP allows.
  expect(new Headers({ 'Content-Disposition': header }).get('content-disposition')).toBe(header);
});

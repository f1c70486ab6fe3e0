import { expect, test } from 'vitest';
import { answerFailure } from './answer.ts';
import { answerInWords } from './answer-in-words.ts';

function ask(headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/pay/ref/invoices/id', { headers });
}

test('says a failure as a sentence to a tab, under the same status', async () => {
  const failure = answerFailure({ code: 'upstreamUnavailable', reference: 'abc' });
  const answer = await answerInWords(ask({ 'sec-fetch-dest': 'document' }), failure);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(await answer.text()).toMatch(/^The payment service is not answering\..* \(abc\)$/);
});

test.each([{}, { 'sec-fetch-dest': 'empty' }])('keeps JSON for a script (%j)', async (headers) => {
  const answer = await answerInWords(ask(headers), answerFailure({ code: 'notFound' }));
  expect(await answer.json()).toMatchObject({ code: 'notFound' });
});

test('leaves a file alone', async () => {
  const file = new Response('%PDF-');
  expect(await answerInWords(ask({ 'sec-fetch-dest': 'document' }), file)).toBe(file);
});

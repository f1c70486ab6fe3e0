import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getMessages } from '#lib/messages/get-messages.ts';
import { type PageAnswer, runWithPageAnswer } from './page-status.ts';
import { answerStepWords, giveStepWords } from './step-words.ts';

let origin: string;
let close: () => void;

beforeAll(async () => {
  const server = createServer((request, response) => {
    if (!answerStepWords(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  close = () => server.close();
});
afterAll(() => close());

const WORDING = { language: 'zh-Hant', action: 'donate', noun: 'donation' } as const;

/** What a document, or a page that is drawn again, is given. */
function give(answer: PageAnswer, wording: Parameters<typeof giveStepWords>[0] = WORDING) {
  return runWithPageAnswer(answer, () => giveStepWords(wording));
}

function readAddress(): string {
  const answer: PageAnswer = { staticParts: new Map() };
  give(answer);
  return answer.stepWords?.address ?? '';
}

it('names a file for a document, which holds its words', async () => {
  const address = readAddress();
  expect(address).toMatch(/^\/words\/zh-Hant\.donate\.donation\.[\w-]{12}\.json$/);
  const answer = await fetch(origin + address, { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers.get('cache-control')).toMatch(/immutable/);
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(await answer.json()).toEqual(getMessages(WORDING).bankPayment);
});

it('has what a brand says in no file, and in the page', () => {
  const wording = { ...WORDING, connectButton: 'Go on', payButton: 'Give {amount}' };
  const labels = { connectButton: 'Go on', payButton: 'Give {amount}' };
  const answer: PageAnswer = { staticParts: new Map() };
  expect(give(answer, wording)).toEqual({ labels });
  expect(answer.stepWords?.address).toBe(readAddress());
});

it('gives a page that is drawn again its words, since its document may have had none', () => {
  expect(give({})).toEqual({ labels: {}, words: getMessages(WORDING).bankPayment });
});

it.each([
  [
    'of another release',
    'GET',
    () => readAddress().replace(/[\w-]{12}\.json$/, 'aaaaaaaaaaaa.json'),
  ],
  ['in a language that is none', 'GET', () => readAddress().replace('zh-Hant', 'xx')],
  ['of a noun that is none', 'GET', () => readAddress().replace('.donation.', '.toString.')],
  ['by another method', 'POST', readAddress],
  ['by another name', 'GET', () => `${readAddress()}.br`],
])('knows no words %s', async (_what, method, write) => {
  expect((await fetch(origin + write(), { method })).status).toBe(404);
});

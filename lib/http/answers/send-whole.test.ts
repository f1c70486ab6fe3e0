import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { sendWhole } from './send-whole.ts';

const TEXT = 'A sentence that stands here again and again. '.repeat(100);

/** What is sent over the wire, where documents get an end. */
async function receive(listener: RequestListener, headers: Record<string, string> = {}) {
  const server = createServer((request, response) => {
    sendWhole(request, response, (html) => `${html}<!-- finished -->`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const answer = await fetch(`http://127.0.0.1:${address.port}`, { headers });
  const body = Buffer.from(await answer.arrayBuffer());
  server.close();
  return { body, headers: answer.headers, status: answer.status };
}

function write(type: string, text = TEXT): RequestListener {
  return (_request, response) => {
    response.statusCode = 418;
    response.setHeader('Content-Type', type);
    response.flushHeaders();
    response.write(text.slice(0, 7));
    response.end(Buffer.from(text.slice(7)));
  };
}

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate, br;q=0.9, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', null],
])('sends a text in the best coding of %j: %s', async (accepted, coding) => {
  const given = { 'accept-encoding': accepted };
  const { headers, body, status } = await receive(write('application/json'), given);
  expect([status, headers.get('content-encoding')]).toEqual([418, coding]);
  expect(headers.get('vary')).toBe('Accept-Encoding');
  // `fetch` has undone the coding already.
  expect(body.toString()).toBe(TEXT);
  expect(Number(headers.get('content-length')) < TEXT.length).toBe(coding !== null);
});

test('finishes a document, and nothing else', async () => {
  const document = await receive(write('text/html; charset=utf-8'));
  expect(document.body.toString()).toBe(`${TEXT}<!-- finished -->`);
  expect((await receive(write('text/x-component'))).body.toString()).toBe(TEXT);
});

test.each([
  ['a picture', 'image/png', {}],
  ['a file to keep', 'text/html', { 'Content-Disposition': 'attachment' }],
  ['what is compressed already', 'text/html', { 'Content-Encoding': 'identity' }],
])('passes %s on as it is written', async (_what, type, more) => {
  const { headers, body } = await receive((request, response) => {
    for (const [name, value] of Object.entries(more)) response.setHeader(name, value);
    write(type)(request, response);
  });
  expect(body.toString()).toBe(TEXT);
  expect([headers.get('vary'), headers.get('transfer-encoding')]).toEqual([null, 'chunked']);
});

test('says that it was written, and leaves what is small as it is', async () => {
  const written = new Promise<unknown>((resolve) => {
    void receive((_request, response) => {
      response.setHeader('Content-Type', 'text/plain');
      response.write('a', () => response.end('b', () => resolve('both')));
    }).then(({ body, headers }) => {
      expect([body.toString(), headers.get('content-encoding')]).toEqual(['ab', null]);
    });
  });
  expect(await written).toBe('both');
});

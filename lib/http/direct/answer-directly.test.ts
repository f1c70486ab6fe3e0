import { createServer, IncomingMessage, request, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { OPENING_REF_HEADER, OPENING_TROUBLE_HEADER } from '#lib/internal-headers.ts';
import { answerDirectly, answerOpening } from './answer-directly.ts';
import { type DirectHandler, sharedOpenAddress } from './direct-routes.ts';

let server: Server;
let handler: DirectHandler;
let lines: string[];

beforeEach(async () => {
  lines = recordLog();
  server = createServer((asked, response) => {
    void answerDirectly({
      request: asked,
      response,
      origin: 'http://pay.example',
      ref: 'r',
      handler,
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(method: string, body: string) {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const asked = request({ host: '127.0.0.1', port, method, path: '/pay/r/status' });
  asked.setHeader('content-length', Buffer.byteLength(body)).end(body);
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    asked.on('response', resolve).on('error', reject);
  });
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

it('hands on what was asked, and sends what is answered', async () => {
  handler = async (asked, { params }) =>
    Response.json({ ref: (await params).ref, url: asked.url, body: await asked.text() });
  const { status, headers, body } = await ask('POST', '{"a":1}');
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('private, no-store');
  expect(JSON.parse(body)).toEqual({
    ref: 'r',
    url: 'http://pay.example/pay/r/status',
    body: '{"a":1}',
  });
});

it.each(['GET', 'HEAD'])('passes over a body of %s, which has no meaning', async (method) => {
  handler = async (asked) => new Response(`${asked.method} ${await asked.text()}`);
  expect((await ask(method, 'a body')).status).toBe(200);
});

it('answers 500 without a word where a handler breaks, and says so in the log', async () => {
  handler = async () => {
    throw new Error('broken');
  };
  expect(await ask('POST', '{}')).toMatchObject({ status: 500, body: '' });
  expect(lines.join('')).toContain('a route handler failed');
});

it.each([
  ['what it was told', async () => ({ [OPENING_REF_HEADER]: 'r' }), { [OPENING_REF_HEADER]: 'r' }],
  [
    'that we could not, where opening breaks',
    async () => Promise.reject(new Error('broken')),
    { [OPENING_TROUBLE_HEADER]: 'upstreamUnavailable' },
  ],
])('hands the page %s', async (_what, open, headers) => {
  sharedOpenAddress.value = open;
  const opened = new IncomingMessage(new Socket());
  const response = new ServerResponse(opened);
  expect(await answerOpening({ request: opened, response })).toBe(false);
  expect(opened.headers).toMatchObject(headers);
  expect(lines.some((line) => line.includes('a route handler failed'))).toBe(
    OPENING_TROUBLE_HEADER in headers,
  );
});

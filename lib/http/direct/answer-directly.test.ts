import { createServer, request, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { answerDirectly } from './answer-directly.ts';
import type { DirectHandler } from './direct-routes.ts';

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

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { createTracer } from './create-tracer.ts';

const WORK = {
  name: 'GET /pay/[ref]',
  kind: 'server',
  durationInMs: 12.5,
  attributes: { 'http.route': '/pay/[ref]', 'http.response.status_code': 200, missing: undefined },
  hasFailed: false,
} as const;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A collector that answers with this status. */
async function startCollector(status = 200) {
  const received: { headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    response.writeHead(status).end('{}');
  });
  closers.push(() => server.close());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // An address of TCP, as it listens on one.
  const { port } = server.address() as AddressInfo;
  const settings = {
    address: `http://127.0.0.1:${port}/v1/traces`,
    headers: { authorization: 'Basic a' },
    resource: { 'service.name': 'pay' },
    share: 1,
    timeoutInMs: 5_000,
    sendEveryInMs: 60_000,
  };
  return { received, settings };
}

it('sends a request and what was done for it as spans of one trace', async () => {
  const { received, settings } = await startCollector();
  const tracer = createTracer(settings);
  const context = tracer.begin();
  if (!context) throw new Error('every request is traced');
  tracer.note(context, { ...WORK, name: 'getPayment', kind: 'client', hasFailed: true });
  tracer.end(context, WORK);
  await tracer.close();
  expect(received).toHaveLength(1);
  expect(received[0]?.headers).toMatchObject({
    authorization: 'Basic a',
    'content-type': 'application/json',
  });
  const { resourceSpans } = JSON.parse(received[0]?.body ?? '');
  expect(resourceSpans[0].resource.attributes).toEqual([
    { key: 'service.name', value: { stringValue: 'pay' } },
  ]);
  const [call, request] = resourceSpans[0].scopeSpans[0].spans;
  expect(request).toMatchObject({
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    name: 'GET /pay/[ref]',
    kind: 2,
    attributes: [
      { key: 'http.route', value: { stringValue: '/pay/[ref]' } },
      { key: 'http.response.status_code', value: { intValue: '200' } },
    ],
    status: {},
  });
  expect(call).toMatchObject({
    traceId: request.traceId,
    parentSpanId: request.spanId,
    kind: 3,
    status: { code: 2 },
  });
  const lengthInNs = BigInt(request.endTimeUnixNano) - BigInt(request.startTimeUnixNano);
  expect(lengthInNs).toBe(12_500_000n);
});

it('traces the share that it is told to', async () => {
  const { settings } = await startCollector();
  const count = (share: number) => {
    const tracer = createTracer({ ...settings, share });
    closers.push(() => void tracer.close());
    return Array.from({ length: 200 }, tracer.begin).filter(Boolean).length;
  };
  expect(count(0)).toBe(0);
  expect(count(1)).toBe(200);
  expect(count(0.5)).toBeGreaterThan(40);
});

it.each([500, 401])('loses spans without a word to anybody but the log: %i', async (status) => {
  const lines = recordLog();
  const { received, settings } = await startCollector(status);
  const tracer = createTracer(settings);
  for (let count = 0; count < 5_000; count++) {
    const context = tracer.begin();
    if (context) tracer.end(context, WORK);
  }
  await tracer.close();
  expect(received.length).toBeGreaterThan(0);
  expect(received.length).toBeLessThan(10);
  expect(lines.join('')).toContain('spans could not be sent');
  expect(lines.join('')).toContain(`the collector answered ${status}`);
  expect(lines.length).toBeLessThanOrEqual(1);
});

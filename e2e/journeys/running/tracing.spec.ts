import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { findLeaks } from '#e2e/qa/leaks.ts';
import { readLog } from '#e2e/support/app/read-log.ts';
import { expect, test } from '#e2e/support/test.ts';
import { findFreePort } from '#lib/testing/free-port.ts';

const PORT = await findFreePort();

test.use({
  appVariables: {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${PORT}`,
    OTEL_BSP_SCHEDULE_DELAY: '200',
    OTEL_SERVICE_NAME: 'pay-under-test',
  },
});
test.skip(({ target }) => target.isDeployed, 'listens as the collector of the app');

type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
};

/** A collector of traces on the port that the app sends to. */
async function listen() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(`${request.url} ${await text(request)}`);
    response.writeHead(200).end('{}');
  });
  await new Promise<void>((done) => server.listen(PORT, '127.0.0.1', done));
  const readSpans = (): Span[] =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body.slice(body.indexOf('{')));
      return resourceSpans[0].scopeSpans[0].spans;
    });
  return { bodies, readSpans, close: () => server.close() };
}

test('sends spans of a payment that lead from the request to its calls, and hold no secret', async ({
  sandbox,
  target,
  openPayer,
}) => {
  const collector = await listen();
  const log = readLog(target, sandbox);
  const payer = await openPayer({ payerName: 'Ada Traced' });
  const paid = await payer.pay(await payer.prepareOrder());
  expect(paid.status()).toBe(200);

  const find = (name: string) => collector.readSpans().find((span) => span.name === name);
  await expect.poll(() => find('POST /pay/[ref]/ach-payment')).toBeTruthy();
  const asked = find('POST /pay/[ref]/ach-payment');
  for (const name of ['payByBank', 'ledger write']) {
    const children = collector.readSpans().filter((span) => span.name === name);
    expect(children.map(({ parentSpanId }) => parentSpanId)).toContain(asked?.spanId);
  }
  expect(find('GET /payment')).toBeTruthy();
  await log.expectLine({
    operation: 'payByBank',
    trace_id: asked?.traceId,
    traceId: paid.headers()['x-request-id'],
  });

  const sent = collector.bodies.join('\n');
  expect(sent).toMatch(/^\/v1\/traces \{/);
  expect(sent).toContain('pay-under-test');
  expect(findLeaks([{ where: 'the spans', text: sent }], await sandbox.listSecrets())).toEqual([]);
  const ref = new URL(payer.address).pathname.slice('/pay/'.length);
  for (const personal of [ref, payer.bill.cFiTransactionId, 'Ada Traced', 'Blue Ridge']) {
    expect(sent).not.toContain(personal);
  }
  collector.close();
});

test('answers as ever while the collector is away', async ({ openPayer }) => {
  const payer = await openPayer();
  expect((await payer.ask('')).status()).toBe(200);
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getPayment } from '../operations/get-payment.ts';
import { openInvoiceFile } from '../operations/open-invoice-file.ts';
import { holdAnswers } from '../testing/hold-answers.ts';
import { recordLog } from '../testing/record-log.ts';
import { setUpstream } from '../testing/set-upstream.ts';
import {
  type Answer,
  answerText,
  closeUpstreams,
  startUpstream,
  succeedWith,
} from '../testing/start-upstream.ts';
import type { Call, Operation, Purpose } from '../transport/call.ts';
import { request } from '../transport/request.ts';
import { getUpstreamHealth } from './upstream.ts';

const CALL: Call = {
  operation: 'getPayment',
  method: 'POST',
  path: '/path',
  deadlineInMs: 60_000,
  isRepeatable: true,
};
const OK = succeedWith('here');
const LANE = { max: 2, maxOfOne: 2, maxWaiting: 1, longestWaitInMs: 10_000 };
const SHED = { ok: false, failure: { kind: 'busy', isShed: true, retryAfterInSeconds: 10 } };
const NOT_BEGUN = { ok: false, failure: { kind: 'notSent', retryAfterInSeconds: 10 } };

let lines: string[];
beforeEach(() => {
  lines = recordLog();
});
afterEach(closeUpstreams);

function read(operation: Operation = 'getPayment', purpose?: Purpose) {
  return request({ ...CALL, operation, purpose }, z.string());
}

function pay() {
  return request({ ...CALL, operation: 'payByBank', isRepeatable: false }, z.string());
}

/** A connectFi that holds every call until it is told otherwise. */
async function start(rules: Parameters<typeof setUpstream>[1]) {
  const { hold, count, release } = holdAnswers();
  let answer: Answer = hold;
  const { origin, requests } = await startUpstream((...call) => answer(...call));
  setUpstream(origin, rules);
  return {
    requests,
    release,
    /** Waits until connectFi has so many calls in its hands. */
    waitFor: (calls: number) => expect.poll(count, { timeout: 15_000 }).toBe(calls),
    answerAll: () => {
      answer = OK;
      release(OK);
    },
  };
}

describe('reads', () => {
  it('wait where there is no place, in a queue that is never longer than it may be', async () => {
    const { requests, waitFor, answerAll } = await start({ reads: LANE });
    const reads = [read(), read(), read()];
    await waitFor(2);
    expect(await read()).toEqual(SHED);
    expect(getUpstreamHealth().reads).toEqual({ inFlight: 2, waiting: 1, shed: 1 });
    expect(requests).toHaveLength(2);
    answerAll();
    expect((await Promise.all(reads)).every(({ ok }) => ok)).toBe(true);
    expect(getUpstreamHealth().reads).toEqual({ inFlight: 0, waiting: 0, shed: 1 });
  });

  it('are shed where no place is left in time', async () => {
    const { requests, waitFor, answerAll } = await start({
      reads: { ...LANE, longestWaitInMs: 20 },
    });
    const reads = [read(), read()];
    expect(await read()).toEqual(SHED);
    await waitFor(2);
    answerAll();
    await Promise.all(reads);
    expect(requests).toHaveLength(2);
  });

  it('wait no longer than a quarter of the time that they have at all', async () => {
    const { waitFor, answerAll } = await start({ reads: { ...LANE, longestWaitInMs: 3_600_000 } });
    const reads = [read(), read()];
    await waitFor(2);
    expect(await request({ ...CALL, deadlineInMs: 80 }, z.string())).toEqual(SHED);
    answerAll();
    await Promise.all(reads);
  });

  it('of one operation leave room for the others', async () => {
    const { waitFor, answerAll } = await start({ reads: { ...LANE, max: 3 } });
    const slow = [read('listInvoices'), read('listInvoices'), read('listInvoices')];
    await waitFor(2);
    const bill = read();
    await waitFor(3);
    answerAll();
    expect((await Promise.all([...slow, bill])).every(({ ok }) => ok)).toBe(true);
  });

  it('take no place from files, nor files from them', async () => {
    const { answerAll, waitFor } = await start({ reads: { ...LANE, max: 1, maxWaiting: 0 } });
    const bill = read();
    await waitFor(1);
    const files = [
      openInvoiceFile('a.customer.jwt', 'I1'),
      openInvoiceFile('a.customer.jwt', 'I2'),
    ];
    await waitFor(3);
    expect(getUpstreamHealth().reads).toEqual({ inFlight: 1, waiting: 0, shed: 0 });
    answerAll();
    await Promise.all([bill, ...files]);
  });

  it('that are shed are told apart from those that connectFi turns away', async () => {
    await startUpstream(answerText(429, '', { 'retry-after': '7' }));
    const turnedAway = await getPayment('a.customer.jwt');
    expect(turnedAway).toEqual({ ok: false, failure: { kind: 'busy', retryAfterInSeconds: 7 } });
    expect(getUpstreamHealth().reads.shed).toBe(0);
  });

  it('that are shed have one line in the log together', async () => {
    const { waitFor, answerAll } = await start({ reads: { ...LANE, maxWaiting: 0 } });
    const reads = [read(), read()];
    await waitFor(2);
    for (let call = 0; call < 5; call += 1) expect(await read()).toEqual(SHED);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ level: 'warn', lane: 'reads', inFlight: 2, waiting: 0, shed: 1 }),
    ]);
    answerAll();
    await Promise.all(reads);
  });
});

describe('a payment', () => {
  it('finds its places, for itself and for what it reads, however many others read', async () => {
    const { waitFor, answerAll, requests } = await start({ reads: LANE, payments: LANE });
    const reads = [read(), read(), read()];
    await waitFor(2);
    expect(await read()).toEqual(SHED);
    const paying = [read('getPayment', 'paying'), pay()];
    await waitFor(4);
    expect(getUpstreamHealth().payments).toEqual({ inFlight: 2, waiting: 0, shed: 0 });
    answerAll();
    for (const outcome of await Promise.all([...reads, ...paying])) expect(outcome.ok).toBe(true);
    expect(requests).toHaveLength(5);
  });

  it('finds them under the usual rules as well, where all that others read hangs', async () => {
    const { waitFor, answerAll } = await start({});
    const operations = ['getPayment', 'listInvoices'] as const;
    const hanging = operations.flatMap((operation) =>
      Array.from({ length: 32 }, () => read(operation)),
    );
    await waitFor(64);
    const paying = [read('getPayment', 'paying'), pay()];
    await waitFor(66);
    answerAll();
    await Promise.all([...hanging, ...paying]);
  });

  it('does not begin where no place is left in time, and nothing of it is sent', async () => {
    const { waitFor, answerAll, requests } = await start({
      payments: { ...LANE, longestWaitInMs: 20 },
    });
    const others = [pay(), pay()];
    expect(await pay()).toEqual(NOT_BEGUN);
    await waitFor(2);
    expect(getUpstreamHealth().payments.shed).toBe(1);
    answerAll();
    await Promise.all(others);
    expect(requests).toHaveLength(2);
  });

  it('that is about to be sent goes before those that still read', async () => {
    const { waitFor, answerAll, release } = await start({ payments: { ...LANE, max: 1 } });
    const first = read('getPayment', 'paying');
    await waitFor(1);
    const order: string[] = [];
    const second = read('getPayment', 'paying').then(() => order.push('read'));
    const paying = pay().then(() => order.push('paid'));
    release(OK);
    await waitFor(1);
    expect(getUpstreamHealth().payments).toMatchObject({ inFlight: 1, waiting: 1 });
    answerAll();
    await Promise.all([first, second, paying]);
    expect(order).toEqual(['paid', 'read']);
  });
});

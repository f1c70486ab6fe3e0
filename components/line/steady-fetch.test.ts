import { beforeEach, describe, expect, it, vi } from 'vitest';
import { reportLine } from './line.ts';
import { makeSteady } from './steady-fetch.ts';

vi.mock('./line.ts', async (importActual) => ({
  ...(await importActual<typeof import('./line.ts')>()),
  reportLine: vi.fn(),
}));

const FOR_ROUTER = { headers: { rsc: '1' } };
const OURS = { 'x-request-id': 'K7Q2M-4X9TB', 'content-type': 'text/x-component' };
const NO_LINE = new TypeError('Failed to fetch');

/** One answer after the other; the last one stays. */
function setUp(...answers: (Response | Error | (() => Response))[]) {
  const pauses: number[] = [];
  let asked = 0;
  const fetcher = vi.fn(async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    if (!answer) throw new Error('no answer is left');
    return typeof answer === 'function' ? answer() : answer;
  });
  const steady = makeSteady(fetcher, async (inMs) => {
    pauses.push(inMs);
  });
  return { steady, fetcher, pauses };
}

function page(text: string, status = 200, headers: Record<string, string> = OURS): Response {
  return new Response(text, { status, headers });
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_done, refuse) => signal?.addEventListener('abort', () => refuse(NO_LINE)));
}

function brokenPage(): Response {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('half'));
      controller.error(NO_LINE);
    },
  });
  return new Response(stream, { headers: OURS });
}

describe('a request of the router', () => {
  beforeEach(() => vi.mocked(reportLine).mockClear());

  it.each([
    ['no line', NO_LINE],
    ['a page of a proxy', page('<h1>502', 502, { 'content-type': 'text/html' })],
    ['the terms of a network', page('<h1>Accept', 200, { 'content-type': 'text/html' })],
    [
      'a gateway’s JSON',
      page('{"message":"Forbidden"}', 403, { 'content-type': 'application/json' }),
    ],
    ['a gateway’s text', page('no healthy upstream', 404, { 'content-type': 'text/plain' })],
    ['a connectFi that is down', page('', 503)],
    ['a limit of ours', page('', 429)],
  ])('is asked again after %s, until our server answers', async (_what, trouble) => {
    const { steady, pauses } = setUp(trouble, trouble, page('drawn'));
    const answer = await steady('/pay/x', FOR_ROUTER);
    expect(await answer.text()).toBe('drawn');
    expect(pauses).toEqual([1_000, 2_000]);
  });

  it('is asked again where the page broke off in the middle', async () => {
    const { steady } = setUp(brokenPage, page('whole'));
    expect(await (await steady('/pay/x', FOR_ROUTER)).text()).toBe('whole');
  });

  it('waits at most a quarter of a minute', async () => {
    const { steady, pauses } = setUp(...Array.from({ length: 9 }, () => NO_LINE), page('drawn'));
    await steady('/pay/x', FOR_ROUTER);
    expect(Math.max(...pauses)).toBe(15_000);
  });

  it.each([401, 404, 410])('is drawn in place where our page has the status %i', async (status) => {
    const { steady } = setUp(page('why', status));
    const answer = await steady('/pay/x', FOR_ROUTER);
    expect([answer.status, await answer.text()]).toEqual([200, 'why']);
  });

  it('is known for ours where a proxy keeps the id of our answers to itself', async () => {
    const { steady, pauses } = setUp(page('drawn', 200, { 'content-type': 'text/x-component' }));
    expect(await (await steady('/pay/x', FOR_ROUTER)).text()).toBe('drawn');
    expect(pauses).toEqual([]);
  });

  it('tells whether our server was reached', async () => {
    const { steady } = setUp(NO_LINE, page('drawn'));
    await steady('/pay/x', FOR_ROUTER);
    expect(vi.mocked(reportLine).mock.calls).toEqual([[false], [true]]);
  });

  it('is asked again where a connection died without a word', async () => {
    vi.useFakeTimers();
    const dying = vi.fn<typeof fetch>().mockResolvedValue(page('drawn'));
    dying.mockImplementationOnce((_input, init) => untilAborted(init?.signal));
    const router = { ...FOR_ROUTER, signal: new AbortController().signal };
    const asked = makeSteady(dying, async () => {})('/pay/x', router);
    await vi.advanceTimersByTimeAsync(28_000);
    expect(await (await asked).text()).toBe('drawn');
    vi.useRealTimers();
  });

  it('ends where the router gives it up', async () => {
    const { steady } = setUp(NO_LINE);
    const asked = steady('/pay/x', { ...FOR_ROUTER, signal: AbortSignal.abort() });
    await expect(asked).rejects.toThrow();
  });
});

it('hands on every other request as it is', async () => {
  const { steady, fetcher } = setUp(NO_LINE);
  await expect(steady('/pay/x/ach-payment', { method: 'POST' })).rejects.toBe(NO_LINE);
  expect(fetcher).toHaveBeenCalledTimes(1);
});

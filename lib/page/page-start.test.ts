import { parse } from 'acorn';
import { JSDOM } from 'jsdom';
import { beforeEach, expect, test, vi } from 'vitest';
import { PAGE_START_TIMES, writePageStart, writeWaitingScript } from './page-start.ts';

vi.mock('#lib/plaid-addresses.ts', () => ({
  getPlaidAddresses: () => ({ scriptUrl: 'https://sandbox.example/link.js' }),
}));

const ORIGIN = 'https://pay.example';
const BUTTON = '<button data-press="connect"><b>Connect</b></button><button id="end">End</button>';

let window: JSDOM['window'];
let presses: number;

beforeEach(() => begin());

/** A page whose script has run, and whose button counts what reaches it. */
function begin(times: Partial<typeof PAGE_START_TIMES> = {}): void {
  window = new JSDOM(BUTTON, { url: `${ORIGIN}/pay/x`, runScripts: 'outside-only' }).window;
  window.eval(writeWaitingScript({}, { ...PAGE_START_TIMES, ...times }));
  presses = 0;
  find('[data-press]').addEventListener('click', () => {
    presses += 1;
  });
}

function find(selector: string): HTMLElement {
  const element = window.document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

function getState(): string | undefined {
  return window.document.documentElement.dataset.scripts;
}

function isBusy(): boolean {
  return find('[data-press]').getAttribute('aria-busy') === 'true';
}

function becomeReady(): void {
  window.document.documentElement.dataset.scripts = 'ready';
  window.document.dispatchEvent(new window.Event('scriptsready'));
}

test('keeps the failure of a file from Next', () => {
  const script = window.document.createElement('script');
  window.document.body.append(script);
  script.type = 'text/plain';
  script.src = `${ORIGIN}/_next/static/chunks/a.js`;
  const onError = vi.fn();
  script.addEventListener('error', onError);
  script.dispatchEvent(new window.Event('error'));
  expect([getState(), onError.mock.calls.length]).toEqual(['failed', 0]);
});

/** As browsers report a script that did not arrive, or one that could not be run. */
function report(address: string, kind: 'missing' | 'broken'): void {
  if (kind === 'broken') {
    window.dispatchEvent(new window.ErrorEvent('error', { filename: address }));
    return;
  }
  const script = window.document.createElement('script');
  window.document.body.append(script);
  script.type = 'text/plain';
  script.src = address;
  script.dispatchEvent(new window.Event('error'));
}

test('keeps an early press, shows it as busy, and carries it out once', () => {
  find('[data-press] b').click();
  find('[data-press]').click();
  expect([isBusy(), presses]).toEqual([true, 0]);
  becomeReady();
  expect([isBusy(), presses]).toEqual([false, 1]);
  becomeReady();
  expect(presses).toBe(1);
});

test('carries a press out on the button that stands there then', () => {
  find('[data-press]').click();
  const other = window.document.createElement('button');
  other.dataset.press = 'connect';
  const onClick = vi.fn();
  other.addEventListener('click', onClick);
  find('[data-press]').replaceWith(other);
  becomeReady();
  expect([presses, onClick.mock.calls.length]).toEqual([0, 1]);
});

test('lets a press lapse', async () => {
  begin({ pressLifeInSeconds: 0.02 });
  find('[data-press]').click();
  await vi.waitFor(() => expect(isBusy()).toBe(false));
  becomeReady();
  expect(presses).toBe(0);
});

test('keeps no press of what has no name for it', () => {
  const onClick = vi.fn();
  find('#end').addEventListener('click', onClick);
  find('#end').click();
  expect(onClick).toHaveBeenCalledOnce();
  becomeReady();
  expect(onClick).toHaveBeenCalledOnce();
});

test('lets every press through once the page is ready', () => {
  becomeReady();
  find('[data-press]').click();
  expect([isBusy(), presses]).toEqual([false, 1]);
});

test.each(['missing', 'broken'] as const)('says that a file of ours is %s', (kind) => {
  find('[data-press]').click();
  report(`${ORIGIN}/_next/static/chunks/a.js`, kind);
  expect([getState(), isBusy()]).toEqual(['failed', false]);
  becomeReady();
  expect([getState(), presses]).toEqual(['ready', 0]);
});

test.each([
  'https://cdn.example/_next/static/a.js',
  'chrome-extension://abc/content.js',
  `${ORIGIN}/cdn-cgi/email-decode.min.js`,
  '',
])('takes no failure of %s for one of ours', (address) => {
  report(address, 'missing');
  report(address, 'broken');
  expect(getState()).toBe('coming');
});

test('takes a missing picture for no script', () => {
  const picture = window.document.createElement('img');
  picture.src = `${ORIGIN}/_next/static/media/a.png`;
  window.document.body.append(picture);
  picture.dispatchEvent(new window.Event('error'));
  expect(getState()).toBe('coming');
});

test('takes no error for a missing script once the page is ready', () => {
  becomeReady();
  report(`${ORIGIN}/_next/static/chunks/a.js`, 'broken');
  expect(getState()).toBe('ready');
});

test('says that scripts are late, then slow', async () => {
  begin({ lateAfterInSeconds: 0.005, slowAfterInSeconds: 0.5 });
  await vi.waitFor(() => expect(getState()).toBe('late'), { interval: 2 });
  await vi.waitFor(() => expect(getState()).toBe('slow'), { interval: 2 });
});

test('is written in the language of every browser, and cannot end its own element', () => {
  expect(() => parse(writePageStart(), { ecmaVersion: 5 })).not.toThrow();
  expect(writePageStart()).not.toContain('</');
});

const FILE = '/_next/static/chunks/a.js';

/** A document that names its scripts, painted or not; gives what is asked for, in order. */
function arrive(
  markup: string,
  { restInSeconds = 60, wordsAddress = '', answer = async () => Response.json('words') } = {},
) {
  const asked: string[] = [];
  let frames = 0;
  const view = new JSDOM('', { url: `${ORIGIN}/pay/x`, runScripts: 'outside-only' }).window;
  Object.assign(view, {
    fetch: async (address: string) => {
      asked.push(`fetch ${address}`);
      return address === wordsAddress ? answer() : new Response('');
    },
    requestAnimationFrame: (next: () => void) => {
      frames += 1;
      next();
    },
    requestIdleCallback: (next: () => void) => next(),
  });
  view.eval(
    writeWaitingScript({ files: [FILE], wordsAddress }, { ...PAGE_START_TIMES, restInSeconds }),
  );
  view.document.body.innerHTML = markup;
  const listRun = () =>
    [...view.document.querySelectorAll('script')].map((script) => script.getAttribute('src'));
  return { view, asked, listRun, countFrames: () => frames };
}

test('runs its scripts once it is painted, where nothing waits for a press', async () => {
  const { asked, listRun } = arrive('<p>Paid</p>');
  await vi.waitFor(() => expect(listRun()).toEqual([FILE]));
  expect(asked).toEqual([]);
});

test('fetches them, and runs them after a rest, where it waits for a press', async () => {
  const { asked, listRun } = arrive(BUTTON, { restInSeconds: 0.2 });
  await vi.waitFor(() => expect(asked).toEqual([`fetch ${FILE}`]));
  expect(listRun()).toEqual([]);
  await vi.waitFor(() => expect(listRun()).toEqual([FILE]));
});

test.each([
  ['a press', (view: JSDOM['window']) => view.document.querySelector('button')?.click()],
  ['a key', (view: JSDOM['window']) => view.dispatchEvent(new view.Event('keydown'))],
  ['a line that goes', (view: JSDOM['window']) => view.dispatchEvent(new view.Event('offline'))],
  [
    'a mouse',
    (view: JSDOM['window']) => {
      for (const clientX of [0, 7]) move(view, { pointerType: 'mouse', clientX });
    },
  ],
])('runs them once at %s', async (_what, act) => {
  const { view, asked, listRun } = arrive(BUTTON);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  act(view);
  act(view);
  await vi.waitFor(() => expect(listRun()).toEqual([FILE]));
});

test.each([
  ['a finger that scrolls', 'touch', 7],
  ['a mouse that lies still', 'mouse', 0],
])('does not run them for %s', async (_what, pointerType, clientX) => {
  const { view, asked, countFrames } = arrive(BUTTON);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  const before = countFrames();
  move(view, { pointerType, clientX: 0 });
  move(view, { pointerType, clientX });
  expect(countFrames()).toBe(before);
});

function move(view: JSDOM['window'], pointer: { pointerType: string; clientX: number }): void {
  const event = new view.Event('pointermove');
  view.dispatchEvent(Object.assign(event, { ...pointer, clientY: 0 }));
}

const WORDS = '/words/en.pay.bill.a.json';

test('runs nothing before the words of the page are there, and has its scripts fetched meanwhile', async () => {
  let arriveNow = (_: Response) => {};
  const answer = () =>
    new Promise<Response>((resolve) => {
      arriveNow = resolve;
    });
  const { view, listRun } = arrive(BUTTON, { restInSeconds: 0, wordsAddress: WORDS, answer });
  const listFetched = () => [...view.document.querySelectorAll('link')].map(({ href }) => href);
  await vi.waitFor(() => expect(listFetched()).toEqual([ORIGIN + FILE]));
  expect(listRun()).toEqual([]);
  arriveNow(Response.json({ a: 'word' }));
  await vi.waitFor(() => expect(listRun()).toEqual([FILE]));
  expect(Reflect.get(view, 'paymentPage.stepWords')).toEqual({ a: 'word' });
});

test.each([
  ['are not there', async () => new Response('', { status: 404 })],
  ['cannot be read', async () => new Response('<p>')],
  ['do not arrive', async () => Promise.reject(new TypeError('offline'))],
])('says that a part of it is missing where its words %s', async (_what, answer) => {
  const { view, asked, listRun } = arrive(BUTTON, {
    restInSeconds: 0,
    wordsAddress: WORDS,
    answer,
  });
  const { documentElement } = view.document;
  await vi.waitFor(() => expect(documentElement.dataset.scripts).toBe('failed'));
  expect(listRun()).toEqual([]);
  // Once ahead, once when they were needed.
  expect(asked.filter((line) => line.endsWith(WORDS))).toHaveLength(2);
});

test('has words that came ahead once', async () => {
  const { asked, listRun } = arrive(BUTTON, { restInSeconds: 0.05, wordsAddress: WORDS });
  await vi.waitFor(() => expect(listRun()).toEqual([FILE]));
  expect(asked.filter((line) => line.endsWith(WORDS))).toHaveLength(1);
});

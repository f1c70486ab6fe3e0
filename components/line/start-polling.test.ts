import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startPolling } from './start-polling.ts';

const page = { isHidden: false, isOnline: true, bell: new EventTarget() };
const steady = () => 0.5;
const poll = vi.fn(async (_signal: AbortSignal): Promise<void> => {});

beforeEach(() => {
  vi.useFakeTimers();
  poll.mockClear();
  Object.assign(page, { isHidden: false, isOnline: true, bell: new EventTarget() });
  const listen = {
    addEventListener: page.bell.addEventListener.bind(page.bell),
    removeEventListener: page.bell.removeEventListener.bind(page.bell),
  };
  vi.stubGlobal('window', listen);
  vi.stubGlobal('document', {
    ...listen,
    get visibilityState() {
      return page.isHidden ? 'hidden' : 'visible';
    },
  });
  vi.stubGlobal('navigator', {
    get onLine() {
      return page.isOnline;
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('asks after growing gaps, up to a minute', async () => {
  const stop = startPolling(poll, steady);
  const gaps = [2, 4, 8, 16, 32, 60, 60];
  for (const [index, gap] of gaps.entries()) {
    await vi.advanceTimersByTimeAsync(gap * 1000 - 1);
    expect(poll).toHaveBeenCalledTimes(index);
    await vi.advanceTimersByTimeAsync(1);
    expect(poll).toHaveBeenCalledTimes(index + 1);
  }
  stop();
});

test('begins with another gap where it is told one', async () => {
  const stop = startPolling(poll, steady, 25_000);
  for (const [index, gap] of [25, 50, 60].entries()) {
    await vi.advanceTimersByTimeAsync(gap * 1000 - 1);
    expect(poll).toHaveBeenCalledTimes(index);
    await vi.advanceTimersByTimeAsync(1);
    expect(poll).toHaveBeenCalledTimes(index + 1);
  }
  stop();
});

test.each([
  ['hidden', 'visibilitychange', () => Object.assign(page, { isHidden: true })],
  ['offline', 'offline', () => Object.assign(page, { isOnline: false })],
])('rests while the page is %s and asks at once when it is back', async (_name, event, leave) => {
  const stop = startPolling(poll, steady);
  leave();
  page.bell.dispatchEvent(new Event(event));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(poll).toHaveBeenCalledTimes(0);
  Object.assign(page, { isHidden: false, isOnline: true });
  page.bell.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(poll).toHaveBeenCalledTimes(1);
  stop();
});

/** A connection that died without a word. */
function dieSilently(): AbortSignal[] {
  const signals: AbortSignal[] = [];
  poll.mockImplementationOnce(async (signal) => {
    signals.push(signal);
    await new Promise(() => {});
  });
  return signals;
}

test('gives up an answer that does not come, and asks again', async () => {
  const [stop, signals] = [startPolling(poll, steady), dieSilently()];
  await vi.advanceTimersByTimeAsync(2000 + 27_999);
  expect(poll).toHaveBeenCalledTimes(1);
  expect(signals[0]?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1 + 4000);
  expect(signals[0]?.aborted).toBe(true);
  expect(poll).toHaveBeenCalledTimes(2);
  stop();
});

test('asks at once when the device is online again, whatever is on its way', async () => {
  const [stop, signals] = [startPolling(poll, steady), dieSilently()];
  await vi.advanceTimersByTimeAsync(2000);
  page.bell.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(signals[0]?.aborted).toBe(true);
  expect(poll).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(4000);
  expect(poll, 'one after the other').toHaveBeenCalledTimes(3);
  stop();
});

test('asks no more after it was ended', async () => {
  const stop = startPolling(poll, steady);
  stop();
  page.bell.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(poll).not.toHaveBeenCalled();
});

test('asks no more where it was ended while asking', async () => {
  let answer = () => {};
  poll.mockImplementationOnce(() => new Promise<void>((resolve) => (answer = resolve)));
  const stop = startPolling(poll, steady);
  await vi.advanceTimersByTimeAsync(2000);
  stop();
  answer();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(poll).toHaveBeenCalledTimes(1);
});

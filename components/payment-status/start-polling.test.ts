import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startPolling } from './start-polling.ts';

const page = { isHidden: false, isOnline: true, bell: new EventTarget() };
const steady = () => 0.5;
const poll = vi.fn(async () => {});

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

test('never asks twice at a time', async () => {
  let answer = () => {};
  poll.mockImplementationOnce(() => new Promise<void>((resolve) => (answer = resolve)));
  const stop = startPolling(poll, steady);
  await vi.advanceTimersByTimeAsync(2000);
  page.bell.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(poll).toHaveBeenCalledTimes(1);
  answer();
  await vi.advanceTimersByTimeAsync(4000);
  expect(poll).toHaveBeenCalledTimes(2);
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

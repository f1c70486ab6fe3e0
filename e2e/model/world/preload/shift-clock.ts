import { openSync, readSync } from 'node:fs';

/**
 * Loaded into an app before anything else: makes its clocks show what a file says, at once whenever the
 * file changes. The first number is how much time has passed that nobody has waited for, and the second
 * how wrong the clock on the wall is beside that. The app itself knows nothing of it.
 */
const RealDate = Date;
const numbers = new Float64Array(2);
const bytes = new Uint8Array(numbers.buffer);
const file = openSync(process.env.MODEL_CLOCK_FILE ?? '', 'r');

function read(): { passedInMs: number; skewInMs: number } {
  readSync(file, bytes, 0, bytes.length, 0);
  const [passedInMs = 0, skewInMs = 0] = numbers;
  return { passedInMs, skewInMs };
}

function now(): number {
  const { passedInMs, skewInMs } = read();
  return RealDate.now() + passedInMs + skewInMs;
}

const ShiftedDate: DateConstructor = new Proxy(RealDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(
      target,
      values.length === 0 ? [now()] : values,
      newTarget === ShiftedDate ? target : newTarget,
    ),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

RealDate.prototype.constructor = ShiftedDate;
globalThis.Date = ShiftedDate;

// Nobody can set this clock, but time passes on it as well.
const measure = performance.now.bind(performance);
performance.now = () => measure() + read().passedInMs;

import { openSync, readSync } from 'node:fs';

/**
 * Loaded into an app before anything else: its clock goes wrong by as many milliseconds as a file says, at
 * once whenever the file changes. The app itself knows nothing of it.
 */
const RealDate = Date;
const offset = new Float64Array(1);
const bytes = new Uint8Array(offset.buffer);
const file = openSync(process.env.MODEL_CLOCK_FILE ?? '', 'r');

function now(): number {
  readSync(file, bytes, 0, bytes.length, 0);
  return RealDate.now() + (offset[0] ?? 0);
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

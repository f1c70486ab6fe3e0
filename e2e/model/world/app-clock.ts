import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Shift = {
  /** Time that has passed without anybody waiting for it. */
  readonly passedInMs: number;
  /** How wrong the clock on the wall is beside that. */
  readonly skewInMs: number;
};

export type AppClock = {
  /** Variables for the app whose clock this is. */
  readonly environment: Readonly<Record<string, string>>;
  readonly preload: string;
  /** From this moment on. */
  shift(by: Shift): void;
  close(): void;
};

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'preload/shift-clock.ts')).href;

/** A clock for an app that can be put forward and back while the app runs. */
export function createAppClock(path: string): AppClock {
  const file = openSync(path, 'w');
  const shift = ({ passedInMs, skewInMs }: Shift) => {
    const numbers = new Float64Array([passedInMs, skewInMs]);
    writeSync(file, numbers, 0, numbers.byteLength, 0);
  };
  shift({ passedInMs: 0, skewInMs: 0 });
  return {
    environment: { MODEL_CLOCK_FILE: path },
    preload: PRELOAD,
    shift,
    close: () => closeSync(file),
  };
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type AppClock = {
  /** Variables for the app whose clock this is. */
  readonly environment: Readonly<Record<string, string>>;
  readonly preload: string;
  /** How far the app's clock is ahead of the true time, from this moment on. */
  setOffset(inMs: number): void;
  close(): void;
};

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'preload/shift-clock.ts')).href;

/** A clock for an app that can be put forward and back while the app runs. */
export function createAppClock(path: string): AppClock {
  const file = openSync(path, 'w');
  const setOffset = (inMs: number) => {
    writeSync(file, new Float64Array([inMs]), 0, Float64Array.BYTES_PER_ELEMENT, 0);
  };
  setOffset(0);
  return {
    environment: { MODEL_CLOCK_FILE: path },
    preload: PRELOAD,
    setOffset,
    close: () => closeSync(file),
  };
}

import { afterAll, vi } from 'vitest';

/** A worker runs many files of tests. None may see what another one has left. */
const environment = { ...process.env };
const globals = Object.getOwnPropertyDescriptors(globalThis);

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!(name in globals)) Reflect.deleteProperty(globalThis, name);
  }
  Object.defineProperties(globalThis, globals);
});

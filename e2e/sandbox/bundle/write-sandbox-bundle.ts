import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listPackages, parseLock } from '#lib/bundle/server-packages.ts';

/** What the sandbox asks for while it runs; the test starts a bundle, and fails where one is missing. */
const PACKAGES = ['fastify', 'jose', 'qr', 'temporal-polyfill', 'zod'];
const FILES = ['LICENSE', 'package.json', 'start.mjs'];
/** The tests' own. */
const NOT_OF_SANDBOX =
  /[\\/](bundle|fault-proxy|connectfi-caller\.ts|sandbox-under-test\.ts|[^\\/]+\.test\.ts)$/;
const NOT_OF_LIB = /[\\/](brand|bundle|testing|[^\\/]+\.test\.tsx?)$/;

/** Writes a folder that holds all that the sandbox needs to run beside Node itself: `node start.mjs e2e/sandbox/main.ts`. */
export function writeSandboxBundle(project: string, folder: string): void {
  const lock = parseLock(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  for (const path of [...FILES, ...listPackages(lock, PACKAGES)]) {
    cpSync(join(project, path), join(folder, path), { recursive: true });
  }
  for (const [path, left] of [
    ['e2e/sandbox', NOT_OF_SANDBOX],
    ['lib', NOT_OF_LIB],
  ] as const) {
    const filter = (from: string) => !left.test(from);
    cpSync(join(project, path), join(folder, path), { recursive: true, filter });
  }
}

import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const TESTS = '{app,components,lib,e2e}/**/*.test.{ts,tsx}';
/** Tests that start other processes or threads: databases, apps, commands. */
const PROCESS_TESTS = '**/*.process.test.ts';
/** The build of the empty app that ours is compared with. */
const BUILT = '**/.next/**';
/** Tests that put modules in the place of others, which would stay there for the files that come after. */
const MOCKING_TESTS = globSync(TESTS)
  .filter((path) => /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(path, 'utf8')))
  // Brackets stand for a set in a pattern.
  .map((path) => path.replace(/[[\]]/g, '\\$&'));
const SETUP_FILES = ['e2e/checks/refuse-processes.ts', 'e2e/checks/restore-globals.ts'];

export default defineConfig({
  resolve: {
    alias: {
      // Only the build tells server from client; tests are both.
      'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    restoreMocks: true,
    // Tests wait half of the time. By itself Vitest leaves a core free: of two that would be half a machine.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // Busy machines are slow; a test that hangs is still noticed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [TESTS],
          exclude: [BUILT, PROCESS_TESTS, ...MOCKING_TESTS],
          // One worker reads what many files import once.
          isolate: false,
          setupFiles: SETUP_FILES,
        },
      },
      {
        extends: true,
        test: {
          name: 'mocking',
          include: MOCKING_TESTS,
          exclude: [PROCESS_TESTS],
          setupFiles: SETUP_FILES,
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: [PROCESS_TESTS],
          exclude: [BUILT, 'node_modules'],
          globalSetup: 'lib/testing/postgres/share-with-tests.ts',
        },
      },
    ],
  },
});

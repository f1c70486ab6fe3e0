import { expect, it } from 'vitest';
import { type Lock, listServerPackages, parseLock } from './server-packages.ts';

const ROOT = { dependencies: { next: '1', pino: '1', jsdom: '1' } };

function makeLock(packages: Record<string, object>): Lock {
  return parseLock(JSON.stringify({ lockfileVersion: 3, packages: { '': ROOT, ...packages } }));
}

it('follows what packages depend on to the copies that they would find', () => {
  const lock = makeLock({
    'node_modules/next': { dependencies: { postcss: '1' } },
    'node_modules/postcss': {},
    'node_modules/pino': { dependencies: { '@pinojs/redact': '1' } },
    'node_modules/@pinojs/redact': { dependencies: { pino: '1' } },
    'node_modules/jsdom': { dependencies: { undici: '7', 'tough-cookie': '1' } },
    'node_modules/jsdom/node_modules/undici': { dependencies: { '@scope/deep': '1' } },
    'node_modules/jsdom/node_modules/@scope/deep': { dependencies: { pino: '1' } },
    'node_modules/undici': {},
    'node_modules/tough-cookie': { optionalDependencies: { sharp: '1' } },
    'node_modules/sharp': { optional: true },
    'node_modules/vitest': { dev: true },
  });
  expect(listServerPackages(lock)).toEqual([
    'node_modules/@pinojs/redact',
    'node_modules/jsdom',
    'node_modules/jsdom/node_modules/@scope/deep',
    'node_modules/jsdom/node_modules/undici',
    'node_modules/pino',
    'node_modules/tough-cookie',
  ]);
});

it('names a package that the lock file lacks', () => {
  const lock = makeLock({
    'node_modules/pino': {},
    'node_modules/jsdom': { dependencies: { a: '1' } },
  });
  expect(() => listServerPackages(lock)).toThrow('package-lock.json has no a');
});

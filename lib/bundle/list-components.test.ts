import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listComponents, parseLock } from './server-packages.ts';

const MIT = { version: '1.0.0', license: 'MIT', integrity: 'sha512-AAAA' };

let standalone: string;

beforeEach(() => {
  standalone = mkdtempSync(join(tmpdir(), 'list-components-'));
  for (const name of ['next', '@swc/helpers', 'next/node_modules/postcss', '.bin']) {
    mkdirSync(join(standalone, 'node_modules', name), { recursive: true });
  }
  symlinkSync('next', join(standalone, 'node_modules/next-1a2b'));
});
afterEach(() => rmSync(standalone, { recursive: true }));

it('lists what the server asks for, what the build took, and what tools leave in it', () => {
  const listed = listComponents(makeLock({}), standalone);
  expect(listed.map(({ folder }) => folder)).toEqual([
    'node_modules/@swc/helpers',
    'node_modules/next',
    'node_modules/next/node_modules/postcss',
    'node_modules/pino',
    'node_modules/tailwindcss',
  ]);
  expect(listed[0]).toMatchObject({ name: '@swc/helpers', sha512: '000000' });
});

it('refuses a licence that nobody has allowed', () => {
  const lock = makeLock({ 'node_modules/pino': { ...MIT, license: 'AGPL-3.0-only' } });
  expect(() => listComponents(lock, standalone)).toThrow(
    'node_modules/pino is under AGPL-3.0-only',
  );
});

it.each(['version', 'license', 'integrity'] as const)('refuses a package without %s', (key) => {
  const lock = makeLock({ 'node_modules/pino': { ...MIT, [key]: undefined } });
  expect(() => listComponents(lock, standalone)).toThrow('of node_modules/pino');
});

it('says what to do where there is no build', () => {
  rmSync(join(standalone, 'node_modules'), { recursive: true });
  expect(() => listComponents(makeLock({}), standalone)).toThrow('npm run build');
});

function makeLock(packages: Record<string, object>) {
  const locked = {
    '': { dependencies: { next: '1.0.0', pino: '1.0.0' } },
    'node_modules/@swc/helpers': MIT,
    'node_modules/knip': MIT,
    'node_modules/next': { ...MIT, dependencies: { sharp: '1.0.0' } },
    'node_modules/next/node_modules/postcss': MIT,
    'node_modules/pino': MIT,
    'node_modules/sharp': MIT,
    'node_modules/tailwindcss': MIT,
    ...packages,
  };
  return parseLock(JSON.stringify({ packages: locked }));
}

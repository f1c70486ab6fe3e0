import { expect, it } from 'vitest';
import { toFileName } from './draft-store.ts';

it.each([
  ['logo.svg', 'logo.svg'],
  ['New Logo (final).svg', 'New-Logo-final.svg'],
  ['Schrägstrich.png', 'Schr-gstrich.png'],
  ['.hidden.svg', 'hidden.svg'],
  [`${'a'.repeat(90)}.svg`, `${'a'.repeat(76)}.svg`],
  [`${'a'.repeat(9)} ${'b'.repeat(75)}.svg`, `${'b'.repeat(75)}.svg`],
  ['标志', 'file'],
])('calls %s %s', (given, name) => {
  expect(toFileName(given)).toBe(name);
});

import { expect, test } from 'vitest';
import { formatFileSize } from './attachment-list.tsx';

test.each([
  [0, '1 kB'],
  [84_210, '84 kB'],
  [999_700, '1 MB'],
  [1_240_000, '1.2 MB'],
])('writes a file of %d bytes as %s', (size, text) => {
  expect(formatFileSize(size, 'en-US')).toBe(text);
});

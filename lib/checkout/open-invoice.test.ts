import { expect, test } from 'vitest';
import { getSafeFileName } from './open-invoice.ts';

test.each([
  ['Invoice INV-20418.pdf', 'Invoice-INV-20418.pdf'],
  ['bill.PDF', 'bill.pdf'],
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['a"; filename="evil.exe', 'a-filename-evil.exe.pdf'],
  ['line\r\nSet-Cookie: x=1', 'line-Set-Cookie-x-1.pdf'],
  ['请款单', 'invoice.pdf'],
  ['', 'invoice.pdf'],
  [undefined, 'invoice.pdf'],
  [`${'long'.repeat(100)}.pdf`, `${'long'.repeat(20)}.pdf`],
])('makes a safe file name of %j', (given, safe) => {
  expect(getSafeFileName(given)).toBe(safe);
});

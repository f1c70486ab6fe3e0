import { expect, test } from 'vitest';
import { getSafeFileName } from './open-invoice.ts';

test.each([
  ['Invoice INV-20418.pdf', 'Invoice INV-20418.pdf'],
  ['bill.PDF', 'bill.pdf'],
  ['Rechnung für März (2).pdf', 'Rechnung für März (2).pdf'],
  ['Rechnung fu\u0308r.pdf', 'Rechnung für.pdf'],
  ['请款单', '请款单.pdf'],
  ['فاتورة ١.pdf', 'فاتورة ١.pdf'],
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['C:\\Windows\\x.pdf', 'C-Windows-x.pdf'],
  ['a"; filename="evil.exe', 'a- filename-evil.exe.pdf'],
  ['line\r\nSet-Cookie: x=1', 'line-Set-Cookie- x-1.pdf'],
  ['fdp.\u202eexe', 'fdp.-exe.pdf'],
  ['half \ud83d of a sign', 'half - of a sign.pdf'],
  ['a\u0000b', 'a-b.pdf'],
  ['<script>alert(1)</script>', 'script-alert(1)-script.pdf'],
  ['CON.pdf', 'invoice-CON.pdf'],
  ['...', 'invoice.pdf'],
  ['\u0301', 'invoice.pdf'],
  ['', 'invoice.pdf'],
  [undefined, 'invoice.pdf'],
  [`${'long'.repeat(100)}.pdf`, `${'long'.repeat(20)}.pdf`],
  ['𠮷'.repeat(100), `${'𠮷'.repeat(80)}.pdf`],
])('makes a safe file name of %j', (given, safe) => {
  expect(getSafeFileName(given)).toBe(safe);
});

import { expect, test } from 'vitest';
import { writeDisposition } from './write-disposition.ts';

test.each([
  ['invoice.pdf', 'inline; filename="invoice.pdf"'],
  [
    'Invoice 20418.pdf',
    'inline; filename="Invoice-20418.pdf"; filename*=UTF-8\'\'Invoice%2020418.pdf',
  ],
  [
    'Rechnung für März (2).pdf',
    'inline; filename="Rechnung-fur-Marz-2.pdf"; filename*=UTF-8\'\'Rechnung%20f%C3%BCr%20M%C3%A4rz%20%282%29.pdf',
  ],
  [
    '請求書.pdf',
    'inline; filename="invoice.pdf"; filename*=UTF-8\'\'%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf',
  ],
  ['a"b\r\nc.pdf', 'inline; filename="a-b-c.pdf"; filename*=UTF-8\'\'a%22b%0D%0Ac.pdf'],
  ['a- b.pdf', 'inline; filename="a-b.pdf"; filename*=UTF-8\'\'a-%20b.pdf'],
  ['\ud83d.pdf', 'inline; filename="invoice.pdf"; filename*=UTF-8\'\'%EF%BF%BD.pdf'],
])('writes %j in plain letters and in its own', (fileName, header) => {
  expect(writeDisposition(fileName)).toBe(header);
  // Whatever a name holds, the header is one that HTTP allows.
  expect(new Headers({ 'Content-Disposition': header }).get('content-disposition')).toBe(header);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsvRow } from './prepare-export.ts';

describe('a line of CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['a\r', '"a\r"'],
    [' spaced ', '" spaced "'],
  ])('quotes %j where it must', (cell, written) => {
    expect(writeCsvRow([cell, 'x'])).toBe(`${written},x\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['\t=1', "'\t=1"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['\nx', '"\'\nx"'],
    ['  =1', "'  =1"],
    ['=HYPERLINK("http://evil.example","x")', '"\'=HYPERLINK(""http://evil.example"",""x"")"'],
  ])('keeps a spreadsheet from running %j', (cell, written) => {
    expect(writeCsvRow([cell])).toBe(`${written}\r\n`);
  });

  it('leaves alone what only contains such a sign', () => {
    expect(writeCsvRow(['a=b', '1-2', '{"a":1}', "O'Neil"])).toBe(`a=b,1-2,"{""a"":1}",O'Neil\r\n`);
  });

  it('gives every text back to anyone who takes the apostrophe away', () => {
    const awkward = fc.string({
      unit: fc.constantFrom('"', ',', '\r', '\n', '\t', ' ', '=', '-', "'", 'a', '＝', '€'),
    });
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1 }), (cells) => {
        const read = readCsvRow(writeCsvRow(cells));
        for (const cell of read) expect(cell).not.toMatch(/^\s*[=+\-@＝]|^[\t\r\n]/);
        expect(read.map((cell) => cell.replace(/^'/, ''))).toEqual(cells);
      }),
    );
  });
});

/** Reads one line by RFC 4180. */
function readCsvRow(line: string): string[] {
  const cells = `,${line.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g);
  return Array.from(cells, ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}

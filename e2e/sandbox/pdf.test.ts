import { describe, expect, it } from 'vitest';
import { createPdf } from './pdf.ts';

describe('createPdf', () => {
  it.each([0, 5000, 100_000])('points at every object (size %d)', (size) => {
    const file = createPdf('Invoice (1)', size).toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    expect(file.slice(start, start + 4)).toBe('xref');
    const offsets = [...file.matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(5);
    offsets.forEach((offset, index) => {
      expect(file.slice(offset).startsWith(`${index + 1} 0 obj`)).toBe(true);
    });
  });

  it.each([1000, 9999, 10_001, 99_999, 2_000_000])('has exactly %d bytes', (size) => {
    expect(createPdf('Invoice', size)).toHaveLength(size);
  });

  it('never is smaller than a whole page', () => {
    expect(createPdf('Invoice', 1).toString()).toMatch(/%%EOF\n$/);
  });
});

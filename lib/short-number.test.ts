import { describe, expect, it, test } from 'vitest';
import { redactLine } from '#lib/log/log-redaction.ts';
import { createShortNumber, parseShortNumber, shortenId } from './short-number.ts';

const FORM = /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;

describe('a number to dictate', () => {
  it('is another one each time, of signs that nobody mishears', () => {
    const numbers = Array.from({ length: 2_000 }, createShortNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(FORM);
  });

  it('is always the same for the same id, and for ids that differ in case another', () => {
    expect(shortenId('7l7TrL0ZukBQR4H4W2fsvT')).toBe('1E3Z7-RCCFG');
    expect(shortenId('7L7TRL0ZUKBQR4H4W2FSVT')).toMatch(FORM);
    expect(shortenId('7L7TRL0ZUKBQR4H4W2FSVT')).not.toBe('1E3Z7-RCCFG');
  });

  it('is the only one of its kind among many', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => shortenId(`transaction-${index}`));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('may have nothing but digits and still stands in the log', () => {
    const line = JSON.stringify({ traceId: '12345-67890' });
    expect(redactLine(line)).toBe(`${line}\n`);
  });
});

test.each([
  ['K7Q2M-4X9TB', 'K7Q2M-4X9TB'],
  ['k7q2m 4x9tb', 'K7Q2M-4X9TB'],
  [' K7Q 2M4 X9TB ', 'K7Q2M-4X9TB'],
  ['olIoL-12345', '01101-12345'],
  ['K7Q2M-4X9T', undefined],
  ['K7Q2M-4X9TBB', undefined],
  ['K7Q2M-4X9TU', undefined],
  ['7l7TrL0ZukBQR4H4W2fsvT', undefined],
  ['', undefined],
])('hears %j as %j', (text, number) => {
  expect(parseShortNumber(text)).toBe(number);
});

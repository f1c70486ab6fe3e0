import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, parseAmountInCents, writeDecimal } from './money.ts';

describe('parseAmountInCents', () => {
  it.each([
    [1.5, 'USD', 150],
    [125, 'USD', 12_500],
    [0.01, 'USD', 1],
    [4.35, 'USD', 435],
    [1.15, 'USD', 115],
    [0.29, 'USD', 29],
    [1_000_000.07, 'USD', 100_000_007],
    [9_999_999_999_999.99, 'USD', 999_999_999_999_999],
    [500, 'JPY', 500],
    [1.234, 'KWD', 1234],
    [0.1 + 0.2, 'USD', 30],
    [509.99999999999994, 'USD', 51_000],
    [1.1 + 2.2, 'USD', 330],
    [4.35 * 100 * 0.01, 'USD', 435],
    [19.99 * 3, 'USD', 5997],
    [0.0099999999, 'USD', 1],
    [124.9999995, 'USD', 12_500],
  ])('reads %d %s as %d minor units', (amount, currency, cents) => {
    expect(parseAmountInCents(amount, currency)).toBe(cents);
  });

  it.each([
    [1.225, 'USD'],
    [12.345, 'USD'],
    [12.3401, 'USD'],
    [12.340_01, 'USD'],
    [0.001, 'USD'],
    [0.000_000_1, 'USD'],
    [Number.MIN_VALUE, 'USD'],
    [-0.000_000_1, 'USD'],
    [9_999_999_999_999.994, 'USD'],
    [500.5, 'JPY'],
    [0, 'USD'],
    [-0, 'USD'],
    [-1.5, 'USD'],
    [Number.NaN, 'USD'],
    [Number.POSITIVE_INFINITY, 'USD'],
    [1e-7, 'USD'],
    [1e21, 'USD'],
    [10_000_000_000_000, 'USD'],
    [90_071_992_547_409.91, 'USD'],
    [Number.MAX_SAFE_INTEGER, 'USD'],
    [1, 'DOLLARS'],
    [1, 'usd'],
    [1, ''],
  ])('refuses %d %s', (amount, currency) => {
    expect(parseAmountInCents(amount, currency)).toBeUndefined();
  });

  it('brings every amount of cents back unchanged from its decimal form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (cents) => {
        const digits = String(cents).padStart(3, '0');
        const amount = JSON.parse(`${digits.slice(0, -2)}.${digits.slice(-2)}`);
        expect(parseAmountInCents(amount, 'USD')).toBe(cents);
      }),
    );
  });
});

describe('formatMoney', () => {
  it.each([
    [12_500, 'USD', 'ar-US-u-ca-gregory-nu-latn', '125.00 US$'],
    [12_500, 'USD', 'en-US', '$125.00'],
    [1, 'USD', 'en-US', '$0.01'],
    [123_456_789, 'USD', 'en-US', '$1,234,567.89'],
    [500, 'JPY', 'en-US', '¥500'],
    [12_500, 'USD', 'de', '125,00 $'],
  ])('writes %d %s in %s', (amountInCents, currency, locale, text) => {
    expect(formatMoney({ amountInCents, currency }, locale).replace(/\s/g, ' ')).toBe(text);
  });

  it('loses no cent of an amount whose hundredth part no float can hold', () => {
    const money = { amountInCents: 9_007_199_254_740_989, currency: 'USD' };
    expect(formatMoney(money, 'en-US')).toBe('$90,071,992,547,409.89');
  });
});

describe('writeDecimal', () => {
  it.each([
    [12_500, 'USD', '125.00'],
    [1, 'USD', '0.01'],
    [100, 'USD', '1.00'],
    [999_999_999_999_999, 'USD', '9999999999999.99'],
    [500, 'JPY', '500'],
    [1234, 'KWD', '1.234'],
    [1, 'KWD', '0.001'],
    [1, 'dollars', undefined],
  ])('writes %d %s', (amountInCents, currency, text) => {
    expect(writeDecimal({ amountInCents, currency })).toBe(text);
  });
});

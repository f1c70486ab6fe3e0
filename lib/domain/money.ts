import { keepFormats } from './keep-formats.ts';
import type { Money } from './payment.ts';

/** A JSON number keeps any fifteen decimal digits; of longer ones it may have lost the last. */
const MAX_AMOUNT_IN_CENTS = 999_999_999_999_999;

/** What sums of cents in floating point are off by at most, and far less than any cent, in major units. */
const TOLERANCE = 1e-6;

/**
 * Turns an upstream amount (a JSON number in major units, connectfi-api C2) into whole minor units. What a
 * sum in floating point has left over is forgiven: 0.1 + 0.2 is 30 cents. Nothing is rounded beyond that, so
 * 12.345 USD is no amount. Gives `undefined` for anything that is no positive amount of the currency: a part
 * of a minor unit, zero, NaN, more digits than a JSON number keeps, an unheard-of currency form.
 */
export function parseAmountInCents(amount: number, currency: string): number | undefined {
  const minorDigits = getMinorDigits(currency);
  if (minorDigits === undefined) return undefined;
  const amountInCents = Math.round(amount * 10 ** minorDigits);
  const isExact = Math.abs(amount - amountInCents / 10 ** minorDigits) <= TOLERANCE;
  const isPayable = amountInCents > 0 && amountInCents <= MAX_AMOUNT_IN_CENTS;
  return isExact && isPayable ? amountInCents : undefined;
}

/**
 * The amount as people of a locale write it ("$125.00"). Exact at every size: the digits go to Intl as
 * decimal text, because dividing by 100 would lose cents in large amounts.
 * Throws a RangeError on a malformed currency or locale, which `lib/connectfi` never lets through.
 */
export function formatMoney(money: Money, locale: string): string {
  const format = getFormat(locale, money.currency);
  const minorDigits = format.resolvedOptions().maximumFractionDigits ?? 0;
  // Decimal text, which TypeScript does not recognize in this form.
  const text = format.format(`${money.amountInCents}e-${minorDigits}` as `${number}`);
  // Marks that turn it from right to left would part a currency such as US$ from its sign.
  return text.replace(DIRECTION_MARKS, '');
}

/**
 * The amount as a plain decimal number ("125.00"), exact at every size. `undefined` for an unheard-of
 * currency form.
 */
export function writeDecimal({ amountInCents, currency }: Money): string | undefined {
  const minorDigits = getMinorDigits(currency);
  if (!minorDigits) return minorDigits === 0 ? String(amountInCents) : undefined;
  const digits = String(amountInCents).padStart(minorDigits + 1, '0');
  return `${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
}

function getMinorDigits(currency: string): number | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  return getFormat('en', currency).resolvedOptions().maximumFractionDigits;
}

const DIRECTION_MARKS = /[\u200e\u200f\u061c]/g;

const keepFormat = keepFormats<Intl.NumberFormat>();

function getFormat(locale: string, currency: string): Intl.NumberFormat {
  const make = () => new Intl.NumberFormat(locale, { style: 'currency', currency });
  return keepFormat(`${locale} ${currency}`, make);
}

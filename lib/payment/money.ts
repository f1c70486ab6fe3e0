import type { Money } from './payment.ts';

/** A JSON number keeps any fifteen decimal digits; of longer ones it may have lost the last. */
const MAX_AMOUNT_IN_CENTS = 999_999_999_999_999;

/**
 * Turns an upstream amount (a JSON number in major units, connectfi-api C2) into whole minor units.
 * Works on the number's own digits, so that 4.35 is 435 and never 434. Gives `undefined` for anything
 * that is no exact, positive amount of the currency: more decimals than the currency has, zero, NaN,
 * exponents, more digits than a JSON number keeps, an unheard-of currency form.
 */
export function parseAmountInCents(amount: number, currency: string): number | undefined {
  const minorDigits = getMinorDigits(currency);
  const match = /^(\d+)(?:\.(\d+))?$/.exec(String(amount));
  if (minorDigits === undefined || !match) return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > minorDigits) return undefined;
  const amountInCents = Number(whole + fraction.padEnd(minorDigits, '0'));
  return amountInCents > 0 && amountInCents <= MAX_AMOUNT_IN_CENTS ? amountInCents : undefined;
}

/**
 * The amount as people of a locale write it ("$125.00"). Exact at every size: the digits go to Intl as
 * decimal text, because dividing by 100 would lose cents in large amounts.
 * Throws a RangeError on a malformed currency or locale, which `lib/connectfi` never lets through.
 */
export function formatMoney(money: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency });
  const minorDigits = format.resolvedOptions().maximumFractionDigits ?? 0;
  // Decimal text, which TypeScript does not recognize in this form.
  return format.format(`${money.amountInCents}e-${minorDigits}` as `${number}`);
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
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits;
}

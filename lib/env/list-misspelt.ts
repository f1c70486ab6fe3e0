import { envSchema } from './env-schema.ts';
import type { Variables } from './variables.ts';

/** Shorter names are too near to those of other programs. */
const SHORTEST_NAME = 7;
const MAX_SLIPS = 2;

/**
 * Variables that are set and none of the page's, but look like one of them that is not set: each in words for the
 * operator, without its value. Pure.
 */
export function listMisspelt(variables: Variables): string[] {
  const ours = Object.keys(envSchema.shape);
  const missing = ours.filter((name) => name.length >= SHORTEST_NAME && !variables[name]);
  return Object.keys(variables).flatMap((given) => {
    if (ours.includes(given)) return [];
    const meant = missing.find((name) => countSlips(given.toUpperCase(), name) <= MAX_SLIPS);
    return meant ? [`${given} is none of the page’s variables. Was ${meant} meant?`] : [];
  });
}

/** Letters too many, too few, wrong, or two of them swapped (the optimal string alignment distance). */
function countSlips(given: string, meant: string): number {
  if (Math.abs(given.length - meant.length) > MAX_SLIPS) return Infinity;
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= given.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= meant.length; j++) {
      const isSame = given[i - 1] === meant[j - 1];
      const isSwapped = given[i - 1] === meant[j - 2] && given[i - 2] === meant[j - 1];
      const slips = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
      );
      rows[i]?.push(slips);
    }
  }
  return at(given.length, meant.length);
}

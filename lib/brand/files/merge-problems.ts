import type { BrandProblem } from '../brand.ts';

/** A file that could not be read is missing for the check: its true problem was told by the reading. */
export function mergeProblems(
  read: readonly BrandProblem[],
  checked: readonly BrandProblem[],
): readonly BrandProblem[] {
  const places = new Set(read.map(({ where }) => where));
  return [...read, ...checked.filter(({ where }) => !places.has(where))];
}

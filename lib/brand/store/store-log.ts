import type { log } from '#lib/log/log.ts';
import type { BrandProblem } from '../brand.ts';

export type StoreLog = Pick<typeof log, 'info' | 'warn' | 'error'>;

/**
 * Tells each of the facts that hold now, by a text that is its own, once; and once more where it did not hold in
 * between.
 */
export function createNews() {
  let told: ReadonlyMap<string, unknown> = new Map();
  return (facts: ReadonlyMap<string, () => void>): void => {
    for (const [fact, tell] of facts) if (!told.has(fact)) tell();
    told = facts;
  };
}

export function inWords(problems: readonly BrandProblem[]): string[] {
  return problems.map(({ where, what }) => `${where}: ${what}`);
}

import type { BrandProblem } from '#lib/brand/brand.ts';
import { getAt, type Settings } from './settings-paths.ts';

/** The problems of one setting, those of its parts included. */
export function findProblems(problems: readonly BrandProblem[], path: string): BrandProblem[] {
  return problems.filter(({ where }) => isAt(where, path));
}

/** The problems that none of these settings shows. */
export function listOtherProblems(
  problems: readonly BrandProblem[],
  paths: readonly string[],
): BrandProblem[] {
  return problems.filter(({ where }) => !paths.some((path) => isAt(where, path)));
}

/** Whether a problem that was found in some settings is about what still stands in others. */
export function isUnchanged(where: string, found: Settings, present: Settings): boolean {
  const path = where.replace(/(\[|\.\d).*$/, '');
  return JSON.stringify(getAt(found, path)) === JSON.stringify(getAt(present, path));
}

function isAt(where: string, path: string): boolean {
  return where === path || where.startsWith(`${path}.`) || where.startsWith(`${path}[`);
}

import type { BrandProblem } from '#lib/brand/brand.ts';

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

function isAt(where: string, path: string): boolean {
  return where === path || where.startsWith(`${path}.`) || where.startsWith(`${path}[`);
}

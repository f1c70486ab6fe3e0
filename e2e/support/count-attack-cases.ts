import { test } from '@playwright/test';

/** Says of the present test how many attacks it has tried. */
export function countAttackCases(cases: number): void {
  test.info().annotations.push({ type: 'Attack cases', description: String(cases) });
}

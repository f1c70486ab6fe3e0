import { test } from '@playwright/test';

/** What a test tries beside itself: summed up in the last lines of `npm test`. */
type CaseKind = 'Attack cases' | 'Fuzz cases';

/** Says of the present test how many cases it has tried. */
export function countCases(kind: CaseKind, count: number): void {
  test.info().annotations.push({ type: kind, description: String(count) });
}

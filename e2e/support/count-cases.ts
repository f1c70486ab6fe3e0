import type { TestInfo } from '@playwright/test';

/** What a test has tried, beside itself: summed up in the last lines of `npm test`. */
export type CaseKind = 'Attack cases' | 'Fuzz cases';

export function countCases(
  { annotations }: Pick<TestInfo, 'annotations'>,
  kind: CaseKind,
  count: number,
): void {
  annotations.push({ type: kind, description: String(count) });
}

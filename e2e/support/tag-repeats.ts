/**
 * The rows of a table of tests with the tag of each: the first ones show the behaviour, and the others, which
 * try it again, are left to `npm run test:all`.
 */
export function tagRepeats<Row>(
  rows: readonly Row[],
  usual = 1,
): (readonly [row: Row, tag: '@all'[]])[] {
  return rows.map((row, index) => [row, index < usual ? [] : ['@all']]);
}

/** A line of CSV by RFC 4180: cells that need it stand in quotes, and the line ends with CR LF. */
export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}

/** By these a spreadsheet takes a cell for a formula, or splits it; full-width signs count in some. */
const LOOKS_LIKE_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * An apostrophe goes before what a spreadsheet would run, so that it shows it instead. It also goes before
 * a cell that begins with one by itself: so whoever takes one apostrophe from the beginning of each cell
 * that has one holds the record as it was written.
 */
function writeCell(cell: string): string {
  const isMarked = cell.startsWith("'") || LOOKS_LIKE_FORMULA.test(cell);
  const safe = isMarked ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

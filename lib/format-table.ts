type Cell = string | number;

/** Columns as wide as their widest cell, two spaces apart, indented by four; numbers stand at the right. */
export function formatTable(rows: readonly (readonly Cell[])[]): string {
  const columns = rows[0]?.map((_, column) => measure(rows.map((row) => row[column] ?? ''))) ?? [];
  const lines = rows.map((row) =>
    columns
      .map(({ width, isNumber }, column) => {
        const text = write(row[column] ?? '');
        return isNumber ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `    ${line}\n`).join('');
}

function measure(cells: readonly Cell[]) {
  return {
    width: Math.max(...cells.map((cell) => write(cell).length)),
    isNumber: cells.some((cell) => typeof cell === 'number'),
  };
}

function write(cell: Cell): string {
  return typeof cell === 'number' ? cell.toFixed(2) : cell.replace(/\s+/g, ' ');
}

/** "1 record", "2 records". */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

import type { ContrastRow, Scheme } from '#lib/brand/theme/theme.ts';
import { fill } from '#lib/domain/fill.ts';
import { PREVIEW_WORDS } from '../words.ts';

type ContrastTableProps = {
  readonly rows: readonly ContrastRow[];
  /** The scheme that the screens show. */
  readonly scheme: Scheme;
};

/** How well every pair of colours is told apart, the weakest first. */
export function ContrastTable({ rows, scheme }: ContrastTableProps) {
  const words = PREVIEW_WORDS.contrast;
  const shown = rows
    .filter((row) => row.scheme === scheme)
    .sort((one, other) => one.ratio / one.needed - other.ratio / other.needed);
  const [weakest] = shown;
  if (!weakest) return <p className="text-13 text-quiet">{words.none}</p>;
  const good = shown.filter(({ ratio, needed }) => ratio >= needed).length;
  const numbers = { good: String(good), count: String(shown.length) };
  return (
    <div className="grid gap-2 text-13">
      <p>{fill(words.summary, { ...numbers, lowest: `${formatRatio(weakest.ratio)} : 1` })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section aria-label={words.title} tabIndex={0} className="max-h-96 overflow-auto">
        <table className="w-full border-collapse tabular-nums">
          <thead className="sticky top-0 bg-paper text-start">
            <tr>
              <th scope="col" className="py-1 text-start font-strong">
                {words.pair}
              </th>
              <th scope="col" className="px-2 py-1 text-end font-strong whitespace-nowrap">
                {words.ratio}
              </th>
              <th scope="col" className="py-1 text-end font-strong whitespace-nowrap">
                {words.needed}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={`${row.part} ${row.foreground} ${row.background}`} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row({ row }: { row: ContrastRow }) {
  const { on, letter } = PREVIEW_WORDS.contrast;
  const { palette } = PREVIEW_WORDS;
  const { foreground, background, colours, ratio, needed } = row;
  return (
    <tr className="border-t border-hairline">
      <td className="flex items-center gap-2 py-1">
        <span
          aria-hidden="true"
          className="grid h-6 w-8 shrink-0 place-items-center rounded-box border border-hairline"
          style={{ color: colours[0], backgroundColor: colours[1] }}
        >
          {needed === 3 ? '●' : 'Aa'}
        </span>
        <span>
          {row.part && letter}
          {fill(on, { foreground: palette[foreground], background: palette[background] })}
        </span>
      </td>
      <td className={`px-2 text-end ${ratio < needed ? 'font-strong text-attention' : ''}`}>
        {formatRatio(ratio)}
      </td>
      <td className="text-end text-quiet">{formatRatio(needed)}</td>
    </tr>
  );
}

function formatRatio(ratio: number): string {
  // Never rounded up to what would have been enough.
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

import type { ContrastRow, Palette, Scheme } from '#lib/brand/theme/theme.ts';

type ContrastTableProps = {
  readonly rows: readonly ContrastRow[];
  /** The scheme that the screens show. */
  readonly scheme: Scheme;
};

/** How well every pair of colours is told apart, the weakest first. */
export function ContrastTable({ rows, scheme }: ContrastTableProps) {
  const shown = rows
    .filter((row) => row.scheme === scheme)
    .sort((one, other) => one.ratio / one.needed - other.ratio / other.needed);
  const [weakest] = shown;
  if (!weakest) {
    return (
      <p className="text-13 text-quiet">
        The built-in colours; they are measured once a brand has colours of its own.
      </p>
    );
  }
  const good = shown.filter(({ ratio, needed }) => ratio >= needed).length;
  return (
    <div className="grid gap-2 text-13">
      <p>
        {`${good} of ${shown.length} pairs are readable; the weakest has ${formatRatio(weakest.ratio)} : 1`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section aria-label="Contrast" tabIndex={0} className="max-h-96 overflow-auto">
        <table className="w-full border-collapse tabular-nums">
          <thead className="sticky top-0 bg-paper text-start">
            <tr>
              <th scope="col" className="py-1 text-start font-strong">
                Pair
              </th>
              <th scope="col" className="px-2 py-1 text-end font-strong whitespace-nowrap">
                Contrast
              </th>
              <th scope="col" className="py-1 text-end font-strong whitespace-nowrap">
                Needed
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
        <span>{`${nameRole(foreground, row.part)} on ${ROLE_NAMES[background]}`}</span>
      </td>
      <td className={`px-2 text-end ${ratio < needed ? 'font-strong text-attention' : ''}`}>
        {formatRatio(ratio)}
      </td>
      <td className="text-end text-quiet">{formatRatio(needed)}</td>
    </tr>
  );
}

/** What a colour of a palette is for. The letter's own are told from the paper's. */
export function nameRole(role: keyof Palette, part?: ContrastRow['part']): string {
  return `${part ? 'letter: ' : ''}${ROLE_NAMES[role]}`;
}

const ROLE_NAMES: Readonly<Record<keyof Palette, string>> = {
  ground: 'ground',
  paper: 'paper',
  text: 'text',
  quiet: 'quiet text',
  hairline: 'hairline',
  soft: 'soft ground',
  control: 'border of a field',
  accent: 'main button',
  accentStrong: 'main button, hovered',
  onAccent: 'words of the main button',
  link: 'links and marks',
  edge: 'border of the main button',
  edgeStrong: 'border of the main button, hovered',
  focus: 'focus ring',
  good: 'good news',
  attention: 'problems',
  waiting: 'waiting',
};

function formatRatio(ratio: number): string {
  // Never rounded up to what would have been enough.
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}

export type Sample = {
  /** Name and labels as they were written. */
  readonly series: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

/** What the app says of itself at `METRICS_PORT`, as Prometheus would read it. */
export async function readSamples(metricsPort: number): Promise<readonly Sample[]> {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  return parseSamples(await answer.text());
}

/** Reads Prometheus's text form. */
function parseSamples(text: string): readonly Sample[] {
  return [...text.matchAll(/^((\w+)(?:\{(.*)\})?) (\S+)$/gm)].map(
    ([, series = '', name = '', labels = '', value]) => ({
      series,
      name,
      labels: Object.fromEntries(
        [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label, held]) => [label, held]),
      ),
      value: Number(value),
    }),
  );
}

/** The sum over all samples of a name that have these labels, among others. */
export function sumOf(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  return samples
    .filter((sample) => sample.name === name)
    .filter((sample) =>
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )
    .reduce((sum, { value }) => sum + value, 0);
}

/** What the operating system says of the app's memory, in megabytes. */
export async function readMemoryInMegabytes(metricsPort: number): Promise<number> {
  const bytes = sumOf(await readSamples(metricsPort), 'process_resident_memory_bytes');
  if (bytes === 0) throw new Error('The metrics do not tell of memory.');
  return bytes / (1024 * 1024);
}

/** What the operating system says of the app's memory, in megabytes, as `METRICS_PORT` tells it. */
export async function readMemoryInMegabytes(metricsPort: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(await answer.text())?.[1];
  if (bytes === undefined) throw new Error('The metrics do not tell of memory.');
  return Number(bytes) / (1024 * 1024);
}

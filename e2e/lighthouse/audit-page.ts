import lighthouse from 'lighthouse';

/** What Lighthouse says of a page on a slow phone. Times in milliseconds, sizes in bytes. */
export type Audit = Readonly<
  Record<'performance' | 'lcp' | 'tbt' | 'tti' | 'bytes' | 'requests', number>
>;

/** Looks at a page with Lighthouse's own settings for a phone, in the browser that listens at a port. */
export async function auditPage(address: string, browserPort: number): Promise<Audit> {
  const flags = { port: browserPort, onlyCategories: ['performance'], logLevel: 'error' } as const;
  const result = await lighthouse(address, { ...flags, onlyCategories: ['performance'] });
  if (!result) throw new Error('Lighthouse has given no result.');
  const { audits, categories, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
  const read = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const details = audits['network-requests']?.details;
  const requests = details?.type === 'table' ? details.items.length : Number.NaN;
  return {
    performance: (categories.performance?.score ?? Number.NaN) * 100,
    lcp: read('largest-contentful-paint'),
    tbt: read('total-blocking-time'),
    tti: read('interactive'),
    bytes: read('total-byte-weight'),
    requests,
  };
}

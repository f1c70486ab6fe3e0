import { z } from 'zod';

/** What a policy has stopped or would have, as far as it can be told without the address of the page. */
export type Violation = {
  readonly directive: string;
  /** Where what was stopped comes from, without path or query; or a word such as `inline`. */
  readonly blocked: string;
  /** Where the code is that wanted it, in the same way. */
  readonly source: string;
  readonly isEnforced: boolean;
};

const text = z.string().catch('');

/** One report a request (CSP level 2). */
const reportSchema = z
  .object({
    'csp-report': z.object({
      'effective-directive': text,
      'violated-directive': text,
      'blocked-uri': text,
      'source-file': text,
      disposition: text,
    }),
  })
  .transform(
    ({ 'csp-report': report }): Violation => ({
      directive: nameDirective(report['effective-directive'] || report['violated-directive']),
      blocked: nameOrigin(report['blocked-uri']),
      source: nameOrigin(report['source-file']),
      isEnforced: report.disposition !== 'report',
    }),
  );

/** Reads a report of a browser. Gives `undefined` where it is none, or of a type that reports do not have. */
export function parseViolation(body: string, contentType: string | null): Violation | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/csp-report') return undefined;
  return reportSchema.safeParse(parseJson(body)).data;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const OTHER = 'other';

/** The first word alone: older browsers add the whole directive. */
function nameDirective(directive: string): string {
  return /^[a-z-]{1,40}/.exec(directive)?.[0] ?? OTHER;
}

/** Pages have secret addresses, and so may whatever was stopped. */
function nameOrigin(address: string): string {
  if (/^[a-z-]{0,30}$/.test(address)) return address;
  if (!URL.canParse(address)) return OTHER;
  const { protocol, host } = new URL(address);
  return /^https?:$/.test(protocol) ? `${protocol}//${host.slice(0, 100)}` : protocol.slice(0, 30);
}

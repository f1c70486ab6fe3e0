import { z } from 'zod';
import { log } from '#lib/log/log.ts';
import { createRareLine } from '#lib/log/log-rarely.ts';
import { parseJson } from '#lib/parse-json.ts';
import { processWide } from '#lib/process-wide.ts';

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

/** Anybody may send reports, so that neither the log nor our memory may grow by them without end. */
const MOST_DISTINCT = 100;
const FORGET_AFTER_IN_MS = 60 * 60 * 1000;

export const sharedKnownViolations = processWide<{ since: number; keys: Set<string> }>(
  'knownViolations',
);
export const sharedTellOfMoreViolations = processWide<() => void>('tellOfMoreViolations');

/** Writes one line for a violation that has not been seen in this hour, as long as there are few. */
export function logViolation(violation: Violation): void {
  const kind = judge(violation);
  if (kind === 'new') log.warn({ violation }, 'a browser reports the content security policy');
  if (kind === 'tooMany') tellOfMore();
}

/** Who invents reports hides no real one altogether. */
function tellOfMore(): void {
  sharedTellOfMoreViolations.value ??= createRareLine<void>((count) =>
    log.warn({ count }, 'browsers report more of the content security policy than is written'),
  );
  sharedTellOfMoreViolations.value();
}

function judge(violation: Violation): 'new' | 'known' | 'tooMany' {
  const { keys } = getKnown();
  const key = JSON.stringify(violation);
  if (keys.has(key)) return 'known';
  if (keys.size >= MOST_DISTINCT) return 'tooMany';
  keys.add(key);
  return 'new';
}

function getKnown(): NonNullable<typeof sharedKnownViolations.value> {
  const now = Date.now();
  const known = sharedKnownViolations.value;
  if (known && now - known.since < FORGET_AFTER_IN_MS) return known;
  const fresh = { since: now, keys: new Set<string>() };
  sharedKnownViolations.value = fresh;
  return fresh;
}

import { z } from 'zod';

const facts = z.array(z.string());

const pageSchema = z.strictObject({
  /** Its path; what is secret or different each time stands as a word in brackets. */
  page: z.string(),
  status: z.number().int(),
  /** The headers that matter for security, and cookies without their values. */
  headers: facts,
  /** Every element that runs something, and every attribute that does. */
  scripts: facts,
  /** What Next's data for React make the browser load or run. */
  data: facts,
  styles: facts,
  /** Preloads and all that a page links to for itself. */
  links: facts,
  /** Frames, forms, base addresses and what else decides where things come from or go to. */
  others: facts,
});

/** What a browser is told to run, load and obey, in a form that can be compared. */
export const fingerprintSchema = z.strictObject({
  format: z.literal(1),
  origin: z.string(),
  pages: z.array(pageSchema),
  /** Every script and style sheet of our own origin, with the SHA-256 of its content. */
  files: z.record(z.string(), z.string()),
});

export type Fingerprint = z.output<typeof fingerprintSchema>;
export type PageFingerprint = z.output<typeof pageSchema>;

/** Canonical JSON: what is equal is written in the same letters. */
export function writeFingerprint({ format, origin, pages, files }: Fingerprint): string {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format, origin, pages, files: sorted }, null, 2)}\n`;
}

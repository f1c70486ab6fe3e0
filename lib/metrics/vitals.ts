import { z } from 'zod';

const MINUTE_IN_MS = 60_000;
const timeInMs = z.number().min(0).max(MINUTE_IN_MS).optional();

const vitalsSchema = z.strictObject({
  lcp: timeInMs,
  inp: timeInMs,
  cls: z.number().min(0).max(100).optional(),
});

/**
 * How one document felt, as its browser saw it: milliseconds until its largest part was painted and until the slowest
 * press was answered, and how far its content jumped. Missing is what the browser cannot tell, or did not happen.
 */
export type Vitals = z.infer<typeof vitalsSchema>;

/** Reads what the document sends; nothing where it is anything else. */
export function parseVitals(text: string): Vitals | undefined {
  try {
    return vitalsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

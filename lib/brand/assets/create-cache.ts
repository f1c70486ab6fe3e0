import { createHash } from 'node:crypto';

/** Of the files whose outcome is kept; an outcome is hardly larger than its file. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Keeps the outcomes of a check by content; forgets everything when it has grown too large. */
export function createCache<Outcome>() {
  const outcomes = new Map<string, Outcome>();
  let size = 0;
  return {
    /** Gives the outcome for content met before, or works it out. */
    async recall(bytes: Uint8Array, workOut: () => Promise<Outcome>): Promise<Outcome> {
      const key = createHash('sha256').update(bytes).digest('base64');
      const known = outcomes.get(key);
      if (known !== undefined) return known;
      const outcome = await workOut();
      if (size + bytes.length > MAX_BYTES) {
        outcomes.clear();
        size = 0;
      }
      if (!outcomes.has(key)) size += bytes.length;
      outcomes.set(key, outcome);
      return outcome;
    },
  };
}

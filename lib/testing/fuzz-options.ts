/** The same cases on every run, so that nobody's change fails by another one's luck. */
const USUAL_SEED = 20_261_127;

export type FuzzOptions = { readonly seed: number; readonly numRuns: number };

/**
 * How to search: `FUZZ_SEED` takes other cases, `FUZZ_TIMES` that many times as many, or a part of them. A failure prints the
 * seed and the smallest case.
 */
export function readFuzzOptions(numRuns: number, environment = process.env): FuzzOptions {
  const seed = Number(environment.FUZZ_SEED ?? USUAL_SEED);
  return { seed, numRuns: Math.ceil(numRuns * Number(environment.FUZZ_TIMES ?? 1)) };
}

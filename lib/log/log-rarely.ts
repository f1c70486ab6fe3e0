import { runWithoutTrace } from './trace.ts';

const QUIET_IN_MS = 60_000;

/**
 * Lets something be written at once and then at most once a minute, however often it happens. `write` gets the
 * number since it was last called; what happened in a minute is told at its end at the latest.
 */
export function createRareLine<Details>(
  write: (count: number, last: Details) => void,
): (details: Details) => void {
  let count = 0;
  let latest: { readonly details: Details } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    if (count === 0 || !latest) return;
    write(count, latest.details);
    count = 0;
    // What is told at the end of a minute is about no single request.
    timer = runWithoutTrace(() => setTimeout(flush, QUIET_IN_MS));
    timer.unref();
  };
  return (details) => {
    count += 1;
    latest = { details };
    if (!timer) flush();
  };
}

/** The same for several kinds of things, each by itself. */
export function createRareLines<Kind, Details>(
  write: (kind: Kind, count: number, last: Details) => void,
): (kind: Kind, details: Details) => void {
  const lines = new Map<Kind, (details: Details) => void>();
  return (kind, details) => {
    const line = lines.get(kind) ?? createRareLine((count, last) => write(kind, count, last));
    lines.set(kind, line);
    line(details);
  };
}

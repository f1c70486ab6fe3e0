export type Deadline = {
  readonly signal: AbortSignal;
  remainingInMs(): number;
  /** Ends the watch: what goes on afterwards (the stream of a file) is not cut off. */
  clear(): void;
};

/** One deadline for the whole of a call: waiting for a connection, all tries, and reading the answer. */
export function startDeadline(lengthInMs: number): Deadline {
  const controller = new AbortController();
  const endsAt = performance.now() + lengthInMs;
  const reason = Object.assign(new Error('the deadline has passed'), { code: 'DEADLINE' });
  const timer = setTimeout(() => controller.abort(reason), lengthInMs);
  return {
    signal: controller.signal,
    remainingInMs: () => endsAt - performance.now(),
    clear: () => clearTimeout(timer),
  };
}

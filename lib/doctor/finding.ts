/** What one check has found. `bad`: the page does not start, or takes no payment. `skipped`: not asked for. */
export type Finding = {
  readonly what: string;
  readonly state: 'good' | 'warning' | 'bad' | 'skipped';
  /** One sentence, without a secret. */
  readonly said: string;
  /** What to do about it, where there is something. */
  readonly todo?: string;
};

/** The words of an error that names hosts and files, never a password. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A host with several addresses gives an error for each and no words of its own.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return describeError(error.errors[0]);
  }
  const { cause } = error;
  return cause instanceof Error ? describeError(cause) : error.message;
}

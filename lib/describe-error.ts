/** What an error of a database or connection says. It names hosts, files, users and tables, never a password. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A host with several addresses gives an error for each and no words of its own.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return describeError(error.errors[0]);
  }
  const { cause } = error;
  return cause instanceof Error ? describeError(cause) : error.message;
}

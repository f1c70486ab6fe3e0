/** What our server answers a page that asks for news; as `BillStatus` of `lib/checkout`. */
export type WatchedStatus = {
  readonly status: string;
  readonly isPayable: boolean;
  readonly outcome: string | null;
  /** The server's memory of payments does not answer, so it tells of none. */
  readonly isPaused?: boolean | undefined;
};

export function isWatchedStatus(value: unknown): value is WatchedStatus {
  return (
    typeof value === 'object' &&
    value !== null &&
    'status' in value &&
    typeof value.status === 'string' &&
    'isPayable' in value &&
    typeof value.isPayable === 'boolean' &&
    'outcome' in value &&
    (value.outcome === null || typeof value.outcome === 'string')
  );
}

/** A memory that does not answer is no news: what it said before still stands. */
export function isNews(answer: WatchedStatus, shown: WatchedStatus): boolean {
  if (answer.status !== shown.status) return true;
  if (answer.isPaused) return false;
  return (
    shown.isPaused === true ||
    answer.isPayable !== shown.isPayable ||
    answer.outcome !== shown.outcome
  );
}

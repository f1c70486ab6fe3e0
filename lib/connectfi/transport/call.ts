import type { Result } from '#lib/result.ts';
import type { ConnectfiFailure } from './failure.ts';

/** What the customer's side asks of connectFi (connectfi-api 5), as the log names it. */
export type Operation =
  | 'exchangeLink' // C1
  | 'getPayment' // C2
  | 'payByBank' // C4
  | 'listInvoices' // C5
  | 'openInvoiceFile' // C6
  | 'createLinkToken' // C7
  | 'exchangePublicToken' // C8
  | 'listBankAccounts'; // C9

/**
 * What a call is for. The reads of a payment that a customer has begun, connecting the bank included, have
 * places of their own, which no crowd of other reads can take.
 */
export type Purpose = 'reading' | 'paying';

/** One call of connectFi, before it is sent. */
export type Call = {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  /** As documented: an id in it stays a `:name`, also in the log. */
  readonly path: string;
  /** What the `:name` in the path stands for. */
  readonly id?: string;
  readonly jwt?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Left out: `reading`. */
  readonly purpose?: Purpose | undefined;
  readonly deadlineInMs: number;
  /**
   * Whether sending it twice does no harm. Such a call goes over pooled connections and gets a second
   * try. Any other is sent once, over a connection of its own: an idle pooled connection that the other
   * side closes at that moment would leave open whether the call was processed.
   */
  readonly isRepeatable: boolean;
};

/** How one try of a call ended, and what the log wants to know of it. */
export type Try<Value> = {
  readonly result: Result<Value, ConnectfiFailure>;
  readonly status?: number;
  readonly requestId?: string | undefined;
  /** The code of the error of Node.js or undici that ended it. */
  readonly errorCode?: string | undefined;
};

export type Deadline = ReturnType<typeof startDeadline>;

/** One deadline for the whole of a call: waiting for a connection, all tries, and reading the answer. */
export function startDeadline(lengthInMs: number) {
  const controller = new AbortController();
  const endsAt = performance.now() + lengthInMs;
  const reason = Object.assign(new Error('the deadline has passed'), { code: 'DEADLINE' });
  const timer = setTimeout(() => controller.abort(reason), lengthInMs);
  return {
    signal: controller.signal,
    remainingInMs: () => endsAt - performance.now(),
    /** Ends the watch: what goes on afterwards (the stream of a file) is not cut off. */
    clear: () => clearTimeout(timer),
  };
}

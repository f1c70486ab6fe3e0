import type { AcceptedPayment } from '#lib/connectfi/operations/pay-by-bank.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import type { Attempt, AttemptIntent, Instrument } from '#lib/domain/attempt.ts';
import type { ReportedStatus } from '#lib/domain/payment.ts';
import type { Result } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import type { BillFailure } from '../describe-failure.ts';
import type { BillState } from '../read/load-bill.ts';

type ReadBill = { readonly bill: BillState };

/**
 * What one way to pay adds to an order. The rest is the same for all (place-order.ts): the bill is read
 * again, an amount that has changed is refused, the attempt is written down before connectFi is asked, and
 * what is not certainly refused is unknown.
 */
export type WayToPay<Order extends OrderedAmount, Read extends ReadBill = ReadBill> = {
  /** Reads the bill and what else this way must know. Fails only where the session is over or the bill cannot be read. */
  read(jwt: string, purpose: 'paying'): Promise<Result<Read, BillFailure>>;
  /** Compares what the customer saw with what was read now, and gives what they agreed to. */
  agree(given: GivenOrder<Order>, read: Read): Result<Instrument, Failure<ServerStepCode>>;
  /** Asks connectFi, once. */
  send(
    jwt: string,
    order: Order,
    intent: AttemptIntent,
  ): Promise<Result<AcceptedPayment, ConnectfiFailure>>;
};

/** Where an authorization was given; kept with it (payment-pages 4.4). */
export type PayerDevice = {
  readonly userAgent: string;
  readonly ipAddress: string;
};

/** What every order says, whatever the way to pay. */
export type OrderedAmount = { readonly amountInCents: number };

/** An order as it was given. */
export type GivenOrder<Order extends OrderedAmount> = {
  readonly session: BillSession;
  readonly order: Order;
  readonly device: PayerDevice;
  /** When the press reached us: it dates the authorization. */
  readonly pressedAt: Date;
};

export type PayOutcome =
  | { readonly kind: 'accepted'; readonly status: ReportedStatus }
  /** Submitted and not settled: nothing may be said but "do not pay again". */
  | { readonly kind: 'open'; readonly outcome: 'submitted' | 'unknown' }
  /** Certainly nothing was paid by this request. */
  | { readonly kind: 'failed'; readonly failure: Failure<ServerStepCode> };

/** What the holder of a second request is told of the first one. */
export function describeAttempt(attempt: Attempt): PayOutcome {
  switch (attempt.state) {
    case 'intended':
    case 'submitted':
      return { kind: 'open', outcome: 'submitted' };
    case 'unknown':
      return { kind: 'open', outcome: 'unknown' };
    case 'accepted':
      return { kind: 'accepted', status: attempt.statusesSeen.at(-1) ?? 'missing' };
    case 'refused':
    case 'notReceived':
    case 'ended':
      return { kind: 'failed', failure: { code: 'notPayable' } };
    default:
      return attempt.state satisfies never;
  }
}

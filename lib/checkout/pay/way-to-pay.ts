import type { AcceptedPayment } from '#lib/connectfi/operations/pay-by-bank.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import type { AttemptIntent, Instrument } from '#lib/domain/attempt.ts';
import type { Result } from '#lib/result.ts';
import type { BillState } from '../read/load-bill.ts';
import type { BillFailure } from '../read/read-payment.ts';
import type { GivenOrder, OrderedAmount } from './pay-outcome.ts';

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

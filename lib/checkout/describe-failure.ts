import type { ConnectfiFailure, RefusalReason } from '#lib/connectfi/transport/failure.ts';
import type {
  Failure,
  ScreenFailureCode,
  ServerFailureCode,
  ServerStepCode,
} from '#lib/contract/failures.ts';

/** `notHere`: the bill is that of a merchant whose bills this site does not show. */
export type BillFailure = ConnectfiFailure | { readonly kind: 'notHere' };

/** A refusal at a step, by connectFi's reason. */
const CODES: Readonly<Record<RefusalReason, ServerStepCode>> = {
  linkUnknown: 'notPayable',
  merchantUnavailable: 'notPayable',
  notPayable: 'notPayable',
  methodNotOffered: 'methodNotOffered',
  accountUnknown: 'accountRefused',
  bankConnectionFailed: 'bankConnectionFailed',
  bankNotConnected: 'bankNotConnected',
  bankConnectionNotOffered: 'bankConnectionNotOffered',
  invoiceUnknown: 'notFound',
  requestInvalid: 'refused',
  bankRefused: 'refused',
  entryDateMissed: 'entryDateMissed',
  amountRefused: 'refused',
  merchantNotSetUp: 'methodNotOffered',
  other: 'refused',
};

type OtherKind = Exclude<BillFailure['kind'], 'refused'>;
type Codes = { readonly step: ServerStepCode; readonly opening: ScreenFailureCode };

const UNAVAILABLE: Codes = { step: 'upstreamUnavailable', opening: 'upstreamUnavailable' };

/** Any other failure, at a step and where a link or its bill is opened. */
const CODES_OF_KIND: Readonly<Record<OtherKind, Codes>> = {
  unauthorized: { step: 'noSession', opening: 'upstreamUnavailable' },
  busy: { step: 'tooManyRequests', opening: 'upstreamBusy' },
  notHere: { step: 'notFound', opening: 'linkUnknown' },
  unreadable: { step: 'upstreamUnreadable', opening: 'upstreamUnreadable' },
  // connectFi has said nothing: the same wherever the customer stands.
  notSent: UNAVAILABLE,
  noAnswer: UNAVAILABLE,
  unavailable: UNAVAILABLE,
};

/** What we tell a customer of a failure of connectFi's at a step that they took with an open bill. */
export function describeFailure(failure: BillFailure): Failure<ServerStepCode> {
  if (failure.kind === 'refused') return describe(CODES[failure.reason], failure);
  // The crowd is not of this customer's making.
  const isShed = failure.kind === 'busy' && failure.isShed;
  return describe(isShed ? 'upstreamBusy' : CODES_OF_KIND[failure.kind].step, failure);
}

/**
 * The same while a bank is being connected or its accounts are read: nothing was paid or chosen yet, so nothing is
 * said of a payment that was refused, or of another account.
 */
export function describeConnectingFailure(failure: BillFailure): Failure<ServerStepCode> {
  const described = describeFailure(failure);
  return OF_PAYMENTS.has(described.code)
    ? { ...described, code: 'bankConnectionFailed' }
    : described;
}

const OF_PAYMENTS: ReadonlySet<ServerStepCode> = new Set([
  'refused',
  'accountRefused',
  'entryDateMissed',
] as const);

/**
 * The same where a link could not be opened, or the bill behind it could not be read, so that there is nothing
 * to show. Why connectFi refuses one as a whole is nobody's business (U10).
 */
export function describeOpeningFailure(
  failure: BillFailure,
  place: 'link' | 'bill',
): Failure<ScreenFailureCode> {
  if (failure.kind !== 'refused') return describe(CODES_OF_KIND[failure.kind].opening, failure);
  const isUnknown = place === 'link' && isUnknownLink(failure.reason);
  return isUnknown ? { code: 'linkUnknown' } : describe('closed', failure);
}

function describe<Code extends ServerFailureCode>(code: Code, failure: BillFailure): Failure<Code> {
  return {
    code,
    ...('retryAfterInSeconds' in failure && { retryAfterInSeconds: failure.retryAfterInSeconds }),
  };
}

function isUnknownLink(reason: RefusalReason): boolean {
  return reason === 'linkUnknown' || reason === 'requestInvalid';
}

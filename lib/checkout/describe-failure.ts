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

/** What we tell a customer of a failure of connectFi's at a step that they took with an open bill. */
export function describeFailure(failure: BillFailure): Failure<ServerStepCode> {
  switch (failure.kind) {
    case 'refused':
      return describe(CODES[failure.reason], failure);
    case 'unauthorized':
      return describe('noSession', failure);
    case 'busy':
      // The crowd is not of this customer's making.
      return describe(failure.isShed ? 'upstreamBusy' : 'tooManyRequests', failure);
    case 'notHere':
      return { code: 'notFound' };
    default:
      return describeSilence(failure);
  }
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
  switch (failure.kind) {
    case 'refused':
      return place === 'link' && isUnknownLink(failure.reason)
        ? { code: 'linkUnknown' }
        : describe('closed', failure);
    case 'busy':
      return describe('upstreamBusy', failure);
    case 'unauthorized':
      return describe('upstreamUnavailable', failure);
    case 'notHere':
      return { code: 'linkUnknown' };
    default:
      return describeSilence(failure);
  }
}

type Silence = Exclude<BillFailure, { kind: 'refused' | 'unauthorized' | 'busy' | 'notHere' }>;

/** connectFi has said nothing, or nothing that can be read: the same wherever the customer stands. */
function describeSilence(failure: Silence): Failure<ServerStepCode & ScreenFailureCode> {
  switch (failure.kind) {
    case 'unreadable':
      return describe('upstreamUnreadable', failure);
    case 'notSent':
    case 'noAnswer':
    case 'unavailable':
      return describe('upstreamUnavailable', failure);
    default:
      return failure satisfies never;
  }
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

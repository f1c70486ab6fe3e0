import type { RefusalReason } from '#lib/connectfi/failure.ts';
import type { Failure, FailureCode } from '#lib/failures.ts';
import type { BillFailure } from './read-payment.ts';

const CODES: Record<RefusalReason, FailureCode> = {
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
  amountRefused: 'refused',
  merchantNotSetUp: 'methodNotOffered',
  other: 'refused',
};

/** What we tell the browser where a bill could not be read or changed. */
export function describeFailure(failure: BillFailure): Failure {
  switch (failure.kind) {
    case 'refused':
      return { code: CODES[failure.reason], reference: failure.requestId };
    case 'unauthorized':
      return { code: 'noSession', reference: failure.requestId };
    case 'busy':
      return {
        // The crowd is not of this customer's making.
        code: failure.isShed ? 'upstreamBusy' : 'tooManyRequests',
        reference: failure.requestId,
        retryAfterInSeconds: failure.retryAfterInSeconds,
      };
    case 'notSent':
      return {
        code: 'upstreamUnavailable',
        retryAfterInSeconds: failure.retryAfterInSeconds,
      };
    case 'noAnswer':
      return { code: 'upstreamUnavailable' };
    case 'unavailable':
      return { code: 'upstreamUnavailable', reference: failure.requestId };
    case 'unreadable':
      return { code: 'upstreamUnreadable', reference: failure.requestId };
    case 'notHere':
      return { code: 'notFound' };
    default:
      return failure satisfies never;
  }
}

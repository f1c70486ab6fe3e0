import type { ApiFailure } from './api.ts';
import type { LinkProblemKey } from './link-problems.ts';

/** Every problem that is shown in place; the words stand in the catalogue under the same key. */
export type ProblemKey =
  | LinkProblemKey
  | 'scriptBlocked'
  | 'verificationFailed'
  | 'chooseAccount'
  | 'sessionOver'
  | 'offline'
  | 'serviceDown'
  | 'serviceBusy'
  | 'unreadable'
  | 'paused'
  | 'tooManyRequests'
  | 'notOffered'
  | 'bankNotConnected'
  | 'pageOutdated'
  | 'bankConnectionFailed'
  | 'amountChanged'
  | 'debitDateMoved'
  | 'authorizationChanged'
  | 'nameEmpty'
  | 'nameTooLong'
  | 'nameBadCharacter'
  | 'nameRefused'
  | 'accountRefused'
  | 'refused'
  | 'notPayable'
  | 'notReceived';

/** `reference` is connectFi's request id, for the help desk. */
export type Problem = { readonly key: ProblemKey; readonly reference?: string | undefined };

/** The words for a failure of our own addresses. Holds for calls that cannot have moved money. */
export function toProblem(failure: ApiFailure): Problem {
  return { key: KEYS[failure.code], reference: failure.reference };
}

const KEYS: Readonly<Record<ApiFailure['code'], ProblemKey>> = {
  noAnswer: 'offline',
  badRequest: 'general',
  noSession: 'sessionOver',
  foreignOrigin: 'general',
  notFound: 'general',
  notPayable: 'notPayable',
  amountChanged: 'amountChanged',
  debitDateMoved: 'debitDateMoved',
  authorizationChanged: 'authorizationChanged',
  bankNotConnected: 'bankNotConnected',
  pageOutdated: 'pageOutdated',
  tooLarge: 'general',
  wrongContentType: 'general',
  refused: 'refused',
  nameRefused: 'nameRefused',
  accountRefused: 'accountRefused',
  methodNotOffered: 'notOffered',
  bankConnectionFailed: 'bankConnectionFailed',
  bankConnectionNotOffered: 'notOffered',
  tooManyRequests: 'tooManyRequests',
  internal: 'general',
  upstreamUnreadable: 'unreadable',
  upstreamUnavailable: 'serviceDown',
  upstreamBusy: 'serviceBusy',
  storeUnavailable: 'paused',
};

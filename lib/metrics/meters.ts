import type { Operation } from '#lib/connectfi/transport/call.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { LinkEnd } from '#lib/contract/bank-connection.ts';

import type { AttemptState } from '#lib/domain/attempt.ts';
import { processWide } from '#lib/process-wide.ts';
import type { Route } from './name-route.ts';
import type { Vitals } from './vitals.ts';

export type CallOutcome = 'ok' | ConnectfiFailure['kind'];

/**
 * How a press of "pay" was answered. `refused`, `notSent`: this very payment was certainly not taken. `stopped`:
 * nothing was begun. `standing`: an earlier attempt was told of in its place.
 */
export const PAYMENT_OUTCOMES = [
  'accepted',
  'unknown',
  'refused',
  'notSent',
  'stopped',
  'standing',
] as const;
export type PaymentOutcome = (typeof PAYMENT_OUTCOMES)[number];

/** What is counted while it happens. Nothing that is told here leads to a customer, a bill or a secret. */
export type Meters = {
  /** `status`: of HTTP, or `gone` where the client left before the answer was whole. */
  noteRequest(request: {
    readonly route: Route;
    readonly method: string | undefined;
    readonly status: number | 'gone';
    readonly durationInMs: number;
  }): void;
  /** A request that our server refused before anybody read it. */
  noteRefusedRequest(status: number): void;
  /** `event`: as `logSecurityEvent` has it. */
  noteRefusal(event: string): void;
  /** `code`: as `logTrouble` has it. */
  noteTrouble(code: string): void;
  noteCall(operation: Operation, outcome: CallOutcome, durationInMs: number): void;
  notePayment(outcome: PaymentOutcome): void;
  noteSettled(state: AttemptState): void;
  noteLinkEnd(end: LinkEnd): void;
  noteLedgerWrite(isGood: boolean, durationInMs: number): void;
  noteVitals(vitals: Vitals): void;
};

/** `server.ts` puts them here where anybody reads metrics; without them counting costs nothing. */
export const sharedMeters = processWide<Meters>('meters');

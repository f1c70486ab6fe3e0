import type { Invariant } from './invariant.ts';
import { neverPaidFalsely } from './never-paid-falsely.ts';
import { neverUnpaidFalsely } from './never-unpaid-falsely.ts';
import { onePayment } from './one-payment.ts';
import { oneTruth } from './one-truth.ts';
import { recordedAuthorization } from './recorded-authorization.ts';
import { settledInTheEnd } from './settled-in-the-end.ts';

/** All that the model test proves, of each bill. */
export const INVARIANTS: readonly Invariant[] = [
  onePayment,
  neverPaidFalsely,
  neverUnpaidFalsely,
  recordedAuthorization,
  settledInTheEnd,
  oneTruth,
];

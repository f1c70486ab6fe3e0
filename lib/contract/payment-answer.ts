import { members, oneOf, optional, type Shape, text } from './shape.ts';

/** The answer where connectFi has taken the payment (200). Everything else that is no failure is `open`. */
export type PaymentAnswerBody = {
  /** `submitted` and `unknown` (202): nothing may be said but "do not pay again". */
  readonly outcome: 'accepted' | 'submitted' | 'unknown';
  /** What connectFi said of the bill, of an accepted payment. */
  readonly status?: string | undefined;
};

export const paymentAnswerSchema: Shape<PaymentAnswerBody> = members({
  outcome: oneOf(['accepted', 'submitted', 'unknown']),
  status: optional(text),
});

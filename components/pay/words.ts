import { useState } from 'react';
import type { AuthorizationTerms } from '#lib/domain/authorization-terms.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { labelSteps } from '#lib/messages/wording.ts';
import { getStepWords } from '#lib/page/drawn-answer.ts';
import type { GivenWords } from '#lib/page/step-words.ts';

export type BankPaymentWords = Messages['bankPayment'];
export type AuthorizationWords = Messages['authorization'];

/** The words of the authorization, its date, and the version that names both with payee and contact. */
export type ShownAuthorization = AuthorizationWords &
  Pick<AuthorizationTerms, 'authorizedOn' | 'version' | 'original'>;

/** What stood on the screen when the customer authorized. */
export type Consent = {
  readonly amountInCents: number;
  /** The same as it was read. */
  readonly amount: string;
  readonly authorizationVersion: string;
  /** What the field holds, whatever we have heard of it: browsers may fill it in without a word. */
  readonly nameInField: string;
};

/**
 * The words of the steps, which are no part of the document's data: our first script has fetched them before it has
 * any other run (`lib/page/page-start.ts`). On the server they are those of the answer that is being drawn.
 */
export function useStepWords({ labels, words: given }: GivenWords): BankPaymentWords {
  const [words] = useState(() => given ?? readStepWords());
  return labelSteps(words, labels);
}

function readStepWords(): BankPaymentWords {
  const words = getStepWords();
  if (!words) throw new Error('The words of the steps are missing');
  return words;
}

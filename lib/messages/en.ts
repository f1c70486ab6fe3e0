import { actions } from './en/actions.ts';
import { authorizationTemplates } from './en/authorization.ts';
import { bankPaymentTemplates } from './en/bank-payment.ts';
import { billTemplates } from './en/bill.ts';
import { brandTemplates } from './en/brand.ts';
import { defaultWords } from './en/default-words.ts';
import { frameTemplates } from './en/frame.ts';
import { nouns } from './en/nouns.ts';
import { screensTemplates } from './en/screens.ts';
import { statesTemplates } from './en/states.ts';
import { statusTemplates } from './en/status.ts';
import { putWords } from './put-words.ts';
import type { Wording } from './wording.ts';

/** Every word that the customer reads in English, by part of the page. */
export function writeEnglish({ action, noun, connectButton, payButton }: Wording) {
  const templates = {
    authorization: authorizationTemplates,
    bankPayment: bankPaymentTemplates,
    bill: billTemplates,
    brand: brandTemplates,
    frame: frameTemplates,
    screens: screensTemplates,
    states: statesTemplates,
    status: statusTemplates,
  };
  return putWords(templates, {
    ...nouns[noun],
    ...actions[action],
    connectYourBank: connectButton ?? defaultWords.connectYourBank,
    ...(payButton && { authorizeAndPay: payButton, authorizeAndPayAmount: payButton }),
  });
}

export type Messages = ReturnType<typeof writeEnglish>;

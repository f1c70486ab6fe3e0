import { putWords } from '../put-words.ts';
import { defaultWords } from './default-words.ts';

/** The customer's permission to debit, by the contents that Nacha asks of a WEB entry (payment-pages 4.4). */
export const authorizationTemplates = {
  heading: 'Your authorization',
  /** Paragraphs parted by a blank line. Every change of it is a new version, by itself. */
  template: [
    'By choosing "{authorizeAndPay}", you, {nameOnAccount}, authorize {merchant}, and those who process payments for {merchant}, to take {amount} from your bank account {account} by an ACH debit. You confirm that you may make payments from this account.',
    'This authorizes one single payment of exactly {amount}. It leaves your account on or after {debitDate}. No later or further payment may be taken under this authorization. You also authorize a credit to the same account if that is needed to correct an error in this payment.',
    'You can revoke this authorization until the payment is sent to your bank, which happens on {debitDate}, no sooner than three hours after you authorize it. To revoke it, {contact} before then and ask to cancel this payment. After that it can no longer be stopped here.',
    'This authorization is dated {authorizedOn}. You can print or save a copy of this authorization, and you have the right to ask {merchant} for one.',
  ].join('\n\n'),
  /** How to reach the merchant, within a sentence: `{contact}` above. */
  contacts: {
    phone: 'call {phone}',
    email: 'write to {email}',
    site: 'go to {site}',
    name: 'contact {merchant}',
  },
  accounts: {
    checking: 'Checking',
    savings: 'Savings',
    limitedPurposeChecking: 'Limited purpose checking',
    unnamed: 'Bank account',
    withMask: '{account} ••{mask}',
  },
};

/** In the words that stand where no brand has others. */
export const authorization = putWords(authorizationTemplates, defaultWords);

import { putWords } from '../put-words.ts';
import { defaultWords } from './default-words.ts';

/** After a payment was sent: timeline, receipt, contact, and watching for news. */
export const statusTemplates = {
  /** `{time}` is a time of day with its zone, `{date}` a date such as "Wed, Oct 2". */
  moments: {
    today: 'today, {time}',
    otherDay: '{date}, {time}',
    aboutToday: 'today, about {time}',
    aboutOtherDay: '{date}, about {time}',
  },
  timeline: {
    label: 'Progress of your payment',
    /** For those who do not see the marks. */
    marks: { done: 'done', current: 'in progress', coming: 'still to come' },
  },
  receipt: {
    title: 'Receipt',
    titleUnsettled: 'Your payment',
    to: 'To',
    amount: 'Amount',
    account: 'From',
    nameOnAccount: 'Name on account',
    time: 'Authorized',
    confirmation: 'Confirmation number',
    /** Before the number that only connectFi knows. */
    inFull: 'In full:',
    lastKnown: 'Last known state',
    lastKnownAt: 'Known since',
    /** On paper: of a step without a date, and when the page was looked at. */
    done: 'Done',
    asOf: 'As of',
    authorization: 'The authorization you gave',
    /** To a page of its own, which needs no scripts to be saved or printed. */
    keepLink: 'Keep a copy of your authorization',
    keep: 'Keep this for your records: print or save this page from the menu of your browser, or save the text as a file.',
    file: 'Save as a file',
    back: 'Back to your payment',
    revoking: {
      title: 'How to revoke it',
      open: 'You can revoke your authorization until the payment is sent to your bank. To do so, contact {merchant} before then, give the confirmation number, and ask to cancel this payment.',
      sent: 'The payment has been sent to your bank, so your authorization can no longer be revoked here. If something is wrong with it, give the confirmation number to {merchant}, or ask your bank.',
      spent:
        'Your authorization was for this one payment and allows no other. A new try needs a new authorization from you.',
    },
    print: 'Save or print',
    printFailed:
      'If no window for printing has opened: print from the menu of your browser, take a picture of this page, or open your link in another browser.',
    copy: 'Copy',
    copied: 'Copied',
    copyConfirmation: 'Copy the confirmation number',
    copyFailed: 'Your browser does not allow copying here. Select the number instead.',
  },
  contact: {
    mail: 'Email {merchant}',
    phone: 'Call {merchant}',
  },
  watch: {
    changed: 'The state of your payment has changed. This page now shows it.',
    resumed: 'Payments work again. This page now shows how things stand.',
    paused: 'Waiting until we can take payments again…',
    stillPaused: 'Still waiting. You can keep this page open: it goes on by itself.',
    confirming: 'Waiting for the answer…',
    stillConfirming: 'Still waiting. Your payment is safe, and nothing is sent twice.',
    lookAgain: 'Look again',
  },
};

/** In the words that stand where no brand has others. */
export const status = putWords(statusTemplates, defaultWords);

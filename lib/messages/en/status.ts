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
    lastKnown: 'Last known state',
    lastKnownAt: 'Known since',
    authorization: 'The authorization you gave',
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
    phone: 'Call {phone}',
  },
  watch: {
    changed: 'The state of your payment has changed. This page now shows it.',
    resumed: 'Payments can be recorded again. This page now shows the present state.',
    paused: 'Waiting until we can take payments again…',
    stillPaused: 'Still waiting. You can keep this page open: it goes on by itself.',
    confirming: 'Waiting for the answer…',
    stillConfirming: 'Still waiting. Your payment is safe, and nothing is sent twice.',
    lookAgain: 'Look again',
  },
};

/** In the words that stand where no brand has others. */
export const status = putWords(statusTemplates, defaultWords);

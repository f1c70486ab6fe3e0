import { putWords } from '../put-words.ts';
import { defaultWords } from './default-words.ts';

/** What stands on every screen. */
export const frameTemplates = {
  /** The title of the tab until a page knows better. */
  pageTitle: '{YourBill}',
  /** What a title is put together from: state, amount, merchant, brand. */
  titleSeparator: ' · ',
  testMode: 'Test mode: no money moves',
  help: 'Questions?',
  helpWithoutContact: 'Questions? Ask whoever sent you the link to this page.',
  helpByMail: 'Email {merchant}',
  helpByPhone: 'Call {merchant}',
  /** Ends the session: for those who share their device. */
  endSession: 'Close {thisBill} on this device',
  /** Over the end of any screen, while nothing can be asked of our server. */
  line: {
    offline:
      'You are offline. This page stays as it is and goes on by itself once you are online again.',
    unreachable:
      'We cannot reach our server at the moment. This page stays as it is and keeps trying.',
  },
  securedByPlaid: 'Secured by Plaid. How this works',
  securedByPlaidExplained: [
    'Plaid is the service that connects bank accounts for many well-known apps. You choose your bank and sign in with it in a window of Plaid or of your bank itself.',
    'We never see your user name or password. We learn the name and the last digits of the account that you choose, and money moves only after you have checked the amount and authorized it.',
  ],
};

/** In the words that stand where no brand has others. */
export const frame = putWords(frameTemplates, defaultWords);

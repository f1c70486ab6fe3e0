import { getMessages } from '../get-messages.ts';

/** The English words by part of the page, as they stand where no brand has others, for tests. */
export const {
  accessibility,
  authorization,
  bankPayment,
  bill,
  frame,
  otherDevice,
  ownBrowser,
  screens,
  site,
  states,
  status,
} = getMessages();

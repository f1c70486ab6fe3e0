import { getMessages } from '../get-messages.ts';

/** The English words by part of the page, as they stand where no brand has others, for tests. */
export const { authorization, bankPayment, bill, frame, screens, site, states, status } =
  getMessages();

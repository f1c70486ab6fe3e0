import { putWords } from '../put-words.ts';
import { defaultWords } from './default-words.ts';

/** The letter: who asks, for what, how much. */
export const billTemplates = {
  billFor: '{BillFor} {payer}',
  yourBill: '{YourBill}',
  paymentFor: '{PaymentFor} {payer}',
  yourPayment: '{YourPayment}',
  due: '{due}',
  overdue: '{overdue}',
  unnamedMerchant: 'From {theSenderOfTheLink}',
  details: 'About {thisBill}',
  invoiceNumber: '{Invoice}',
  amount: 'Amount',
  payer: '{For}',
  /** Below the first part of a long one. */
  moreText: 'Read on',
  moreFacts: 'Show all details',
  /** At the head of the letter, where the number stands there. */
  numbered: '{Invoice} {number}',
  sender: 'Sent by',
  attachments: 'Attachments',
  unnamedAttachment: 'Attached document',
  attachmentOpens: '(PDF, opens in a new tab)',
  attachmentsUnavailable:
    'The attachments cannot be shown right now. This does not change {theBill}. Reload the page to try again.',
};

/** In the words that stand where no brand has others. */
export const bill = putWords(billTemplates, defaultWords);

import type { Wording } from '../wording.ts';

type NounWords = {
  /** At the head of the letter, before the payer's name. */
  readonly BillFor: string;
  readonly PaymentFor: string;
  /** Before the payer's name among the lines. */
  readonly For: string;
  /** Until when; a gift is not owed. */
  readonly due: string;
  /** The same once that day is over. */
  readonly overdue: string;
  /** What its number is called, as a label and within a sentence. */
  readonly Invoice: string;
  readonly invoice: string;
  readonly YourBill: string;
  readonly YourPayment: string;
  readonly yourBill: string;
  readonly thisBill: string;
  readonly ThisBill: string;
  readonly theBill: string;
  readonly TheBill: string;
  readonly payABill: string;
  readonly payThisBill: string;
  readonly PayThisBill: string;
  readonly payIt: string;
  /** "can no longer be … here". */
  readonly paid: string;
  readonly is: string;
  readonly was: string;
  readonly has: string;
  readonly itIs: string;
  readonly isPaid: string;
  readonly isStillUnpaid: string;
  readonly itIsNotPaid: string;
  readonly ifStillOwed: string;
  /** Where the payee has no name. */
  readonly theSender: string;
  readonly theBusiness: string;
  readonly whoSentIt: string;
  /** Who sent the link, at the start of a sentence and within one. */
  readonly TheSenderOfTheLink: string;
  readonly theSenderOfTheLink: string;
};

/** Of what is not invoiced. */
const REFERENCE = { Invoice: 'Reference', invoice: 'reference' };

/** What the letter calls itself, in every form that its sentences ask for. */
export const nouns: Readonly<Record<Wording['noun'], NounWords>> = {
  bill: {
    ...writeForms('bill'),
    theSender: 'the sender of this bill',
    theBusiness: 'the business that sent you the bill',
    whoSentIt: 'the business that sent it to you',
  },
  invoice: {
    ...writeForms('invoice'),
    theSender: 'the sender of this invoice',
    theBusiness: 'the business that sent you the invoice',
    whoSentIt: 'the business that sent it to you',
    payABill: 'pay an invoice',
  },
  statement: {
    ...writeForms('statement'),
    theSender: 'the sender of this statement',
    theBusiness: 'the business that sent you the statement',
    whoSentIt: 'the business that sent it to you',
  },
  donation: {
    ...writeForms('donation'),
    BillFor: 'Donation from',
    PaymentFor: 'Donation from',
    For: 'From',
    due: 'by {date}',
    overdue: 'by {date}',
    ...REFERENCE,
    YourPayment: 'Your donation',
    payABill: 'make a donation',
    payThisBill: 'make this donation',
    PayThisBill: 'Make this donation',
    payIt: 'make it',
    paid: 'made',
    isPaid: 'has been made',
    isStillUnpaid: 'has not been made',
    itIsNotPaid: 'it has not been made',
    ifStillOwed: 'If you still want to give',
    theSender: 'the organization that asked for this donation',
    ...nameSender('organization'),
  },
  dues: {
    ...writeForms('dues'),
    thisBill: 'these dues',
    ThisBill: 'These dues',
    payABill: 'pay your dues',
    payThisBill: 'pay these dues',
    PayThisBill: 'Pay these dues',
    payIt: 'pay them',
    is: 'are',
    was: 'were',
    has: 'have',
    itIs: 'they are',
    isPaid: 'are paid',
    isStillUnpaid: 'are still unpaid',
    itIsNotPaid: 'they are not paid',
    ...REFERENCE,
    theSender: 'the organization that asked for these dues',
    ...nameSender('organization'),
  },
  fee: {
    ...writeForms('fee'),
    ...REFERENCE,
    theSender: 'the office that asked for this fee',
    ...nameSender('office'),
  },
  rent: {
    ...writeForms('rent'),
    payABill: 'pay your rent',
    ...REFERENCE,
    theSender: 'the sender of this request for rent',
    ...nameSender('business'),
  },
};

/** The forms of a noun that is counted, and paid. */
function writeForms(noun: string) {
  return {
    BillFor: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} for`,
    PaymentFor: 'Payment for',
    For: 'For',
    due: 'due {date}',
    overdue: 'overdue: was due {date}',
    Invoice: 'Invoice',
    invoice: 'invoice',
    YourBill: `Your ${noun}`,
    YourPayment: 'Your payment',
    yourBill: `your ${noun}`,
    thisBill: `this ${noun}`,
    ThisBill: `This ${noun}`,
    theBill: `the ${noun}`,
    TheBill: `The ${noun}`,
    payABill: `pay a ${noun}`,
    payThisBill: `pay this ${noun}`,
    PayThisBill: `Pay this ${noun}`,
    payIt: 'pay it',
    paid: 'paid',
    is: 'is',
    was: 'was',
    has: 'has',
    itIs: 'it is',
    isPaid: 'is paid',
    isStillUnpaid: 'is still unpaid',
    itIsNotPaid: 'it is not paid',
    TheSenderOfTheLink: 'The business that sent you the link',
    theSenderOfTheLink: 'the business that sent you the link',
    ifStillOwed: 'If you think that you still owe money',
  };
}

/** Who asks, where that is no business, or where nothing but a link was sent. */
function nameSender(who: string) {
  const sender = `${who} that sent you the link`;
  return {
    theBusiness: `the ${sender}`,
    whoSentIt: `the ${sender}`,
    TheSenderOfTheLink: `The ${sender}`,
    theSenderOfTheLink: `the ${sender}`,
  };
}

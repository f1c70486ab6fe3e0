import type { Wording } from '../wording.ts';

type NounWords = {
  /** At the head of the letter, before the payer's name. */
  readonly BillFor: string;
  readonly PaymentFor: string;
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
  readonly stillUnpaid: string;
  readonly is: string;
  readonly was: string;
  readonly has: string;
  readonly itIs: string;
  readonly ifStillOwed: string;
  /** Where the payee has no name. */
  readonly theSender: string;
  readonly theBusiness: string;
  readonly whoSentIt: string;
};

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
    YourPayment: 'Your donation',
    payABill: 'make a donation',
    payThisBill: 'make this donation',
    PayThisBill: 'Make this donation',
    payIt: 'make it',
    paid: 'made',
    stillUnpaid: 'not made yet',
    ifStillOwed: 'If you still want to give',
    theSender: 'the organization that asked for this donation',
    theBusiness: 'the organization that sent you the link',
    whoSentIt: 'the organization that sent you the link',
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
    theSender: 'the organization that asked for these dues',
    theBusiness: 'the organization that sent you the link',
    whoSentIt: 'the organization that sent you the link',
  },
  fee: {
    ...writeForms('fee'),
    theSender: 'the office that asked for this fee',
    theBusiness: 'the office that sent you the link',
    whoSentIt: 'the office that sent you the link',
  },
  rent: {
    ...writeForms('rent'),
    payABill: 'pay your rent',
    theSender: 'the sender of this request for rent',
    theBusiness: 'the business that sent you the link',
    whoSentIt: 'the business that sent you the link',
  },
};

/** The forms of a noun that is counted, and paid. */
function writeForms(noun: string) {
  return {
    BillFor: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} for`,
    PaymentFor: 'Payment for',
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
    stillUnpaid: 'still unpaid',
    is: 'is',
    was: 'was',
    has: 'has',
    itIs: 'it is',
    ifStillOwed: 'If you think that you still owe money',
  };
}

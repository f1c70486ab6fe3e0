import type { ReturnReason } from '#lib/domain/payment.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import type { TimelineStep } from '#lib/domain/timeline.ts';
import { putWords } from '../put-words.ts';
import { defaultWords } from './default-words.ts';

type StateWords = {
  readonly title: string;
  /** What happened, and whether money moved. */
  readonly body: string;
  /** What to do now. */
  readonly next: string;
};

type RecalledWords = { readonly [State in PaymentState]?: Partial<StateWords> };

const STANDS_UNSEEN =
  'This link is closed now, so from here we cannot see how the payment stands today. Do not pay again. If you want to know more, ask {merchant}.';

const MAY_HAVE_CHANGED =
  'This link is closed now, so from here we cannot see whether anything has changed since. Ask {merchant} before you pay another way.';

/**
 * What differs where connectFi has closed the link, and only our own memory tells of the payment: that can
 * say what was, and not what is.
 */
const recalled: RecalledWords = {
  confirming: {
    next: 'This page shows the result as soon as we know it. The link itself is closed now, so if nothing changes, ask {merchant} before you pay another way.',
  },
  processing: {
    title: 'Your payment was submitted',
    body: 'Your payment of {amount} to {merchant} was submitted. When we last saw it, it had not been sent to your bank yet, so no money had left your account.',
    next: STANDS_UNSEEN,
  },
  sentToBank: {
    body: 'Your payment of {amount} to {merchant} was submitted and sent to your bank. When we last saw it, your bank was about to take the money from your account.',
    next: STANDS_UNSEEN,
  },
  completed: {
    body: 'Your payment of {amount} to {merchant} was confirmed. When we last saw it, the money was on its way, and the payment not final yet.',
    next: STANDS_UNSEEN,
  },
  settled: {
    title: 'Your payment was completed',
    body: 'You paid {amount} to {merchant}. When we last saw the payment, the money had left your account.',
    next: STANDS_UNSEEN,
  },
  returned: { next: MAY_HAVE_CHANGED },
  declined: { next: MAY_HAVE_CHANGED },
  cancelled: { next: MAY_HAVE_CHANGED },
  unknownStatus: { next: MAY_HAVE_CHANGED },
};

/** Every state of a bill in words. `{merchant}` never begins a sentence, so that it can be `senderUnknown`. */
export const statesTemplates = {
  /** Where the bill names no merchant. */
  senderUnknown: '{theSender}',
  screens: {
    payable: {
      title: '{PayThisBill}',
      body: 'You can pay {amount} to {merchant} from your bank account. No money has moved yet.',
      next: 'Connect your bank, check the details, and authorize the payment.',
    },
    notReceived: {
      title: 'Your payment did not go through',
      body: 'Your payment to {merchant} was not received, and nothing was taken from your account.',
      next: 'You can safely {payThisBill} again.',
    },
    notReady: {
      title: '{ThisBill} {is} not ready yet',
      body: 'You cannot {payThisBill} yet, because {itIs} still being prepared. No money has moved.',
      next: 'Open your link again later, or ask {merchant} when you can pay.',
    },
    cancelled: {
      title: '{ThisBill} {was} cancelled',
      body: 'You can no longer {payThisBill}. Nothing was taken from your account.',
      next: '{ifStillOwed}, contact {merchant}.',
    },
    rejected: {
      title: '{ThisBill} can no longer be {paid} here',
      body: 'Too many attempts to pay by card failed. No payment was made.',
      next: 'Ask {merchant} for a new link or another way to pay.',
    },
    error: {
      title: 'Something went wrong with this payment',
      body: 'Your payment to {merchant} could not be processed as usual. We cannot tell from here whether money left your account.',
      next: 'Do not pay again. Check your bank account, and contact {merchant} with the confirmation number.',
    },
    expired: {
      title: 'This link has expired',
      body: 'The time to {payThisBill} here has passed. Nothing was taken from your account.',
      next: 'Ask {merchant} for a new link.',
    },
    pastExpiry: {
      title: 'This link has expired',
      body: 'The time to {payThisBill} here has passed. Nothing was taken from your account.',
      next: 'Ask {merchant} for a new link.',
    },
    processing: {
      title: 'Your payment is on its way',
      body: 'Your payment of {amount} to {merchant} was submitted. It has not been sent to your bank yet, so no money has left your account.',
      next: 'There is nothing more to do. You can close this page, and open your link again at any time to see how the payment stands.',
    },
    sentToBank: {
      title: 'Your payment was sent to your bank',
      body: 'Your bank will take {amount} from your account for {merchant}. Most banks show it on the next business day. It can no longer be stopped here.',
      next: 'There is nothing more to do. You can close this page.',
    },
    completed: {
      title: 'Your payment was confirmed',
      body: 'Your payment of {amount} to {merchant} was confirmed. The money is on its way from your bank to theirs, and the payment becomes final once it is settled.',
      next: 'There is nothing more to do. You can close this page.',
    },
    settled: {
      title: 'Your payment is complete',
      body: 'You paid {amount} to {merchant}. The money has left your account.',
      next: 'There is nothing more to do. Keep the confirmation number for your records.',
    },
    returned: {
      title: 'Your payment was returned',
      body: 'Your bank sent the payment of {amount} back, so {merchant} did not get the money. If the money had left your account, your bank puts it back.',
      next: '{ThisBill} {isStillUnpaid}. Contact {merchant} to pay another way.',
    },
    declined: {
      title: 'Your payment was declined',
      body: 'Your payment of {amount} was declined, so {merchant} did not get the money. Nothing should have left your account. If you see a debit all the same, contact your bank.',
      next: '{ThisBill} {isStillUnpaid}. Contact {merchant} to pay another way.',
    },
    unknownStatus: {
      title: 'We cannot tell whether {thisBill} {isPaid}',
      body: 'We cannot see the state of {thisBill} at the moment, so you cannot {payIt} here now. Opening this page moved no money.',
      next: 'Open your link again later, or contact {merchant} before you pay another way.',
    },
    noMethod: {
      title: '{ThisBill} cannot be {paid} here',
      body: 'This page offers no way to {payThisBill}. No money has moved.',
      next: 'Ask {merchant} how you can pay.',
    },
    cardOnly: {
      title: '{ThisBill} can only be {paid} by card',
      body: 'Paying by card is not possible on this page yet. No money has moved.',
      next: 'Ask {merchant} how you can pay by card or in another way.',
    },
    typedDetailsOnly: {
      title: 'You cannot connect your bank for {thisBill}',
      body: '{ThisBill} can be {paid} with the numbers of a bank account, which this page cannot take yet. No money has moved.',
      next: 'Ask {merchant} how you can pay from your bank account or in another way.',
    },
    confirming: {
      title: 'We are confirming your payment',
      body: 'Do not pay again. Your payment of {amount} to {merchant} was submitted, and we are waiting to hear whether it was received. Until then we cannot say whether money has moved.',
      next: 'This can take a few minutes. You can close this page and open your link later to see the result.',
    },
    paused: {
      title: 'You cannot {payThisBill} at the moment',
      body: 'We cannot record payments safely just now, so we take none. Opening this page moved no money.',
      next: 'You need not do anything: this page lets you {payThisBill} as soon as it can, usually within a few minutes. If you have already sent a payment for {thisBill}, it goes on as usual. Do not send another.',
    },
  } satisfies Record<PaymentState, StateWords>,
  recalled,
  /** In place of the next step, once the answer has been waited for longer than it ever takes. */
  confirmingForLong:
    'This takes much longer than usual, and we still do not know. Do not pay again, and not in another way either: ask {merchant} first, and tell them the confirmation number below. This page shows the result as soon as we know it.',
  /** While a payment that was made here is on its way. */
  keepConnection:
    'Until the payment is complete, keep the connection that you made to your bank: if you end it there, some banks send the payment back.',
  timeline: {
    steps: {
      submitted: 'Submitted',
      sentToBank: 'Sent to your bank',
      completed: 'Completed',
      settled: 'Settled',
      returned: 'Returned',
      declined: 'Declined',
      cancelled: 'Cancelled',
      error: 'Stopped by a problem',
    } satisfies Record<TimelineStep, string>,
    /** How long settling takes. */
    usual: 'usually 2–4 business days',
    /** Before `explanations.returned`. */
    returnReasons: {
      moneyMissing: 'There was not enough money available in the account.',
      accountClosed: 'The account is closed.',
      accountMoved: 'The account has moved to another bank.',
      accountUnknown: 'Your bank could not find the account.',
      accountUnfit: 'The account does not allow payments like this one.',
      paymentStopped: 'Your bank was asked to stop this payment.',
      permissionWithdrawn: 'Your bank was told that the permission for this payment was withdrawn.',
      unsaid: 'Your bank returned the payment. It can tell you more.',
    } satisfies Record<ReturnReason, string>,
    returnReasonUnknown:
      'Banks return a payment when, for example, there was not enough money in the account, the account was closed, or the payment was stopped.',
    /** Some banks give out numbers that are worth nothing once their customer has ended the connection. */
    connectionEnded:
      'It also happens when the connection that you made to your bank on this page is ended there before the payment has gone through.',
    /** Below a row that ended the payment: why this happens, and where the money is. */
    explanations: {
      returned:
        'Money that had left your account comes back, usually within a few business days. Your bank may charge a fee.',
      declined:
        'Banks decline a payment when, for example, the account does not allow it or there is not enough money in it.',
      cancelled: 'The payment was cancelled before it was sent to your bank. No money was moved.',
      error:
        'The payment stopped before it was complete. Check your bank account before you pay another way.',
    },
  },
};

/** In the words that stand where no brand has others. */
export const states = putWords(statesTemplates, defaultWords);

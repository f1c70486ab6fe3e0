import { putWords } from '../put-words.ts';
import { defaultWords } from './default-words.ts';

/**
 * Whole screens without a bill: what happened, whether money moved, what to do next. `{merchant}` never
 * begins a sentence, so that it can be `states.senderUnknown`.
 */
export const screensTemplates = {
  tryAgain: 'Try again',
  answersAgain: 'The payment service is answering again. One moment: this page is about to load.',
  reference: 'Reference: {reference}',
  namedBill: '{amount} to {merchant}',
  openedAt: 'opened {moment}',
  unnamedBill: 'Go back to {thisBill}',
  noSession: {
    title: 'Open your link again',
    body: [
      'To keep {yourBill} private, this page closes after an hour, when you close it yourself, or when your browser has cleared its cookies.',
      'Go back to the email or message that brought you here, and open the link in it. It shows the present state of {yourBill} at once.',
    ],
    money:
      'No money has moved because of this. A payment that you have already sent goes on as usual.',
  },
  closedHere: {
    title: '{ThisBill} {is} closed on this device',
    body: [
      'Nobody can open {theBill} here any more without the link in your email or message. Your bank is no longer connected here either.',
      'To see {yourBill} again, open that link.',
    ],
    money:
      'No money has moved because of this. A payment that you have already sent goes on as usual.',
  },
  cookiesNeeded: {
    title: 'Your browser has kept no cookie',
    body: [
      'To show {yourBill} to you alone, this page needs one cookie, for an hour at most. Your browser has not kept it.',
      'Allow cookies for this site in the settings of your browser, or use another browser. Then open the link in your email again.',
    ],
    money: 'Opening this page has moved no money.',
  },
  linkUnknown: {
    title: 'We do not know this link',
    body: [
      'Perhaps a part of it is missing: long links in emails are sometimes cut in two.',
      'Open the link in your email again, or ask whoever sent it for a new one.',
    ],
    money: 'Opening this page has moved no money.',
  },
  closed: {
    title: 'This link is closed',
    body: [
      'It can no longer be used to pay. From here we cannot see why: we do not know whether {theBill} {was} {paid}, {was} cancelled, or {has} expired.',
      '{TheSenderOfTheLink} can tell you. Ask before you pay in another way.',
    ],
    money: 'Opening this page has moved no money.',
  },
  tooManyRequests: {
    title: 'Too many tries in a short time',
    body: [
      'To keep bills private, this page can be loaded only so often. You, or somebody who shares your internet connection, have loaded it or tried links very often.',
      'Wait a few minutes, then try again. Nothing is lost. If you have just sent a payment, do not send it again.',
    ],
    money: 'Loading this page has moved no money.',
  },
  upstreamUnavailable: {
    title: 'The payment service is not answering',
    body: [
      'We could not load {yourBill}. This is not your fault, and it usually passes within a few minutes.',
      'If you have just sent a payment, do not send it again. This page shows its state as soon as the service answers.',
    ],
    money: 'Loading this page has moved no money.',
  },
  upstreamBusy: {
    title: 'The payment service is very busy',
    body: [
      'We could not load {yourBill} yet. Wait a minute, then try again.',
      'If you have just sent a payment, do not send it again. This page shows its state as soon as the service answers.',
    ],
    money: 'Loading this page has moved no money.',
  },
  upstreamUnreadable: {
    title: 'We could not read {yourBill}',
    body: [
      'The payment service has sent an answer that we do not understand, so you cannot {payThisBill} here now. This is not your fault.',
      'Try again once. If nothing changes, waiting does not help: contact {merchant}, who can put it right or tell you another way to pay.',
      'If you have already sent a payment, do not send it again before you have asked.',
    ],
    money: 'Loading this page has moved no money.',
  },
  notFound: {
    title: 'There is nothing at this address',
    body: ['If you want to {payABill}, open the link in your email again.'],
    money: 'Opening this page has moved no money.',
  },
  attachmentGone: {
    title: 'This attachment is no longer here',
    body: [
      'It may have been taken away or replaced. Go back to {thisBill} to see what is attached now, or ask {merchant} for it.',
    ],
    money: 'Opening an attachment moves no money, and {theBill} {is} not changed by it.',
  },
  attachmentBroken: {
    title: 'This attachment cannot be opened',
    body: [
      'The file is damaged, too large, or no PDF, so trying again does not help. This is not your fault.',
      'Ask {merchant} to send it to you in another way. You can still see the rest of {theBill}.',
    ],
    money: 'Opening an attachment moves no money, and {theBill} {is} not changed by it.',
  },
  attachmentUnavailable: {
    title: 'This attachment cannot be opened right now',
    body: [
      'The service that keeps it is not answering. Try again in a few minutes, or ask {merchant} for it.',
    ],
    money: 'Opening an attachment moves no money, and {theBill} {is} not changed by it.',
  },
  attachmentsBusy: {
    title: 'Many attachments are being opened at the moment',
    body: ['There is no room for this one yet. Wait a minute, then try again.'],
    money: 'Opening an attachment moves no money, and {theBill} {is} not changed by it.',
  },
  oauthNothing: {
    title: 'Open {yourBill} again',
    body: [
      'You have come back from your bank, but {theBill} that you began with {is} not open in this browser.',
      'If you began in another browser or app, go back to it. Otherwise open the link in your email again and connect your bank once more.',
    ],
    money: 'Nothing was paid. Signing in at your bank moves no money.',
  },
  oauthChoose: {
    title: 'Which bill do you want to continue with?',
    body: ['You have come back from your bank, and several bills are open in this browser.'],
    money: 'Nothing was paid. Signing in at your bank moves no money.',
  },
  oauthAnotherPlace: {
    title: 'Go back to where you began',
    body: [
      'Your bank has sent you to a different browser or app from the one in which you opened {theBill}. {TheBill} {is} waiting for you there.',
      'If you cannot find it, open the link in your email again and connect your bank once more.',
    ],
    money: 'Nothing was paid. Signing in at your bank moves no money.',
  },
  internal: {
    title: 'Something went wrong on our side',
    body: [
      'Reload this page to see the present state of {yourBill}.',
      'If you have just sent a payment, do not send it again before you have seen its state.',
    ],
    money: 'Loading this page has moved no money.',
  },
};

/** In the words that stand where no brand has others. */
export const screens = putWords(screensTemplates, defaultWords);

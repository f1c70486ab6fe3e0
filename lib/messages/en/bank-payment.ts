import type { StepFailureCode } from '#lib/contract/failures.ts';
import { putWords } from '../put-words.ts';
import { defaultWords } from './default-words.ts';

/** From "Connect your bank" to the authorized payment. `{merchant}` never begins a sentence. */
export const bankPaymentTemplates = {
  connect: {
    title: '{Pay} from your bank account',
    lead: 'You sign in at your bank. We never see your password.',
    button: '{connectYourBank}',
    again: 'Try again',
    differentBank: 'Use a different bank',
    preparing: 'Preparing a secure window…',
    opening: 'Opening the window…',
    linking: 'The window is open',
    exchanging: 'Looking up your accounts…',
    withoutScripts:
      'To connect your bank, this page needs scripts (JavaScript), and they are switched off in your browser. Switch them on and reload the page, or ask {merchant} how to pay in another way. No money has moved.',
  },
  scripts: {
    coming: 'This page is still loading…',
    off: 'To go on, this page needs scripts (JavaScript), and they are switched off in your browser. Switch them on and reload the page. No money has moved.',
    stuck:
      'A part of this page has not arrived, so you cannot go on here yet. Check your internet connection, then reload the page. If that does not help, an ad blocker or a company network may hold it back, or your browser may be too old: update it, or open your link in another browser. No money has moved.',
  },
  slow: {
    script:
      'The secure window is slow to load. You can keep waiting: it opens as soon as it is here. An ad blocker or a company network can also hold it back. No money has moved.',
    token:
      'This takes longer than usual. You can keep waiting: the window opens as soon as it is ready. No money has moved.',
    opening:
      'The window has not appeared yet. Wait a little, or try again. An ad blocker can hold it back. No money has moved.',
    listing:
      'Your bank is taking a little longer to answer. Keep this page open. No money has moved.',
    paying:
      'Still sending your payment. This can take up to half a minute and is safe. Keep this page open, and do not pay in another way in the meantime.',
  },
  pending: {
    title: 'Your bank needs a day or two',
    body: [
      'To confirm that the account is yours, a very small deposit will arrive on it, usually within 1 to 2 business days. The account cannot be used to pay before that.',
      'When you see the deposit, open the link in your email again and connect the same account. If the deposit came with a code, you will be asked for it.',
    ],
    money: 'No money has moved for {thisBill}, and {itIsNotPaid} yet.',
    differentBank: 'Use a different bank now',
  },
  accounts: {
    title: 'Choose an account',
    looking: 'Looking up your accounts…',
    legend: '{Pay} from',
    sameName: '{account}, {position} of {count} with this name',
    none: 'We found no account there that can {payThisBill}. Checking and savings accounts can. No money has moved.',
    /** Before consent, of what is no plain checking or savings account. */
    cautions: {
      limitedPurposeChecking:
        'Your bank lets this account pay for certain purposes only, such as rent. It may send this payment back, and charge a fee. If you are not sure, ask your bank first or choose another account.',
      other:
        'This is not a plain checking or savings account. Some accounts of other kinds cannot pay like this: your bank may send the payment back, and charge a fee. If you are not sure, ask your bank first or choose another account.',
    },
    continue: 'Continue',
    differentBank: 'Use a different bank',
    failedTitle: 'Your accounts could not be shown',
    again: 'Try again',
  },
  review: {
    title: 'Check and authorize',
    back: 'Back',
    amount: 'Amount',
    to: 'To',
    from: 'From',
    name: 'Name on account',
    nameHint: 'As your bank has it, up to {limit} characters',
    /** The name in the letters that a bank's entry can hold. */
    nameRewritten: 'Sent to your bank as {nameOnAccount}',
    /** Why the field begins empty although {theBill} has a name. */
    nameGaps: {
      tooLong:
        'The name on {theBill} is longer than the {limit} characters that banks take, so it is left out here. Enter it as your bank has it, shortened where needed.',
      otherScript:
        'US banks take names in the letters A to Z only, so the name on {theBill} is left out here. Enter it in these letters, as your bank has it.',
      badCharacter:
        'The name on {theBill} holds signs that banks do not take, so it is left out here. Enter it as your bank has it.',
    },
    debit: 'Leaves your bank',
    onOrAfter: 'on or after {date}',
    seenNextDay: 'Most banks show it on the next business day.',
    pay: '{authorizeAndPayAmount}',
    paying: 'Sending your payment…',
    rereading: 'Reading {theBill} again…',
    cancelUntil: 'You can ask to cancel until {moment}.',
  },
  locked: {
    accepted: {
      title: 'Your payment was authorized',
      body: 'One moment: this page is about to show how it stands. Do not pay again.',
    },
    unknown: {
      title: 'We are confirming your payment',
      body: 'Do not pay again. This can take a few minutes; you can close this page and open your link later to see the result.',
    },
    changed: {
      title: '{ThisBill} {has} changed',
      body: 'Nothing was paid by your last step. One moment: we are reading {theBill} again.',
    },
    look: 'Look again',
  },
  notices: {
    notReceived:
      'Your earlier payment did not go through, and nothing was taken from your account. You can safely pay now.',
  },
  reference: 'Reference: {reference}',
  /** In place of `problems.amountChanged`, where the amount that was read is known. */
  amountChangedFrom:
    'The amount of {thisBill} has changed: it was {formerAmount}. Nothing was paid. Check the new amount before you authorize.',
  reload: 'Reload this page',
  /** In place, by the code of `lib/contract/failures.ts`: what happened, whether money moved, what to do. */
  problems: {
    badRequest:
      'Something did not reach us as it should. Nothing was paid by this step. Reload this page and try again.',
    foreignOrigin:
      'That did not come from our page, so we did nothing. Reload this page and try again.',
    tooLarge:
      'More was sent to us than we can take. Nothing was paid by this step. Reload this page and try again.',
    wrongContentType:
      'Something reached us in a form that we cannot read. Nothing was paid by this step. Reload this page and try again.',
    notFound: 'There is nothing at this address. Open the link in your email again.',
    internal:
      'Something went wrong on our side. Reload this page to see the state of {yourBill}, and do not pay again before that.',
    upstreamUnreadable:
      'We got an answer that we could not read. This is not your fault, and nothing was paid by this step. If trying once more does not help, waiting does not either: contact {theBusiness}.',
    bankConnectionNotOffered:
      'Connecting a bank is not offered for {thisBill}. Nothing was paid. Ask {whoSentIt} how to pay.',
    scriptBlocked:
      'The secure window could not be loaded. Often an ad blocker or a company network holds it back. Allow plaid.com, or use another browser or network, then try again. No money has moved.',
    linkFailed: 'Something went wrong while connecting your bank. No money has moved. Try again.',
    timedOut:
      'The window was open for too long and has timed out. No money has moved. Connect your bank once more.',
    attemptsUsedUp:
      'The code was entered wrongly too many times, so this account can no longer be confirmed. No money has moved. Connect your bank again, or use another account.',
    phoneNotConfirmed:
      'Your phone number could not be confirmed. No money has moved. Try again, and continue without a phone number.',
    consentMissing:
      'Your bank no longer allows this connection. No money has moved. Connect your bank again and allow access to the account.',
    returnUsedUp:
      'This return from your bank has been used already or is too old. No money has moved. Connect your bank once more.',
    connectingUnavailable:
      'Connecting a bank does not work here at the moment. This is not your fault, and no money has moved. Try again later, or contact {theBusiness}.',
    codeNotDelivered:
      'Your bank could not send you its code. No money has moved. Try again later, or use a different bank.',
    lockedAtBank:
      'Your bank has locked your online access. No money has moved. Unlock it at your bank first, or use a different bank.',
    passwordResetNeeded:
      'Your bank asks you to set a new password. No money has moved. Do that at your bank first, then connect again, or use a different bank.',
    setupNeededAtBank:
      'Your bank asks you to finish something in your online banking first. No money has moved. Sign in there, then connect again, or use a different bank.',
    signInNeeded:
      'Your bank asks you to sign in again. No money has moved. Connect your bank once more.',
    leftBank:
      'You left your bank before the connection was finished. No money has moved. Try again when you are ready.',
    accessNotGranted:
      'Your bank did not get your permission to share the account. No money has moved. Try again, and tick the account and every permission that is asked for.',
    noUsableAccount:
      'There is no checking or savings account there that can {payThisBill}. No money has moved. Use a different bank.',
    bankNotUsable:
      'This bank or account cannot be used to pay here. No money has moved. Use a different bank.',
    selectionTimedOut:
      'Choosing the account took too long for your bank, so it signed you out. No money has moved. Try again.',
    bankNotAnswering:
      'Your bank is not answering at the moment. No money has moved. Try again later, or use a different bank.',
    plaidNotAnswering:
      'The service that connects banks is not answering at the moment. No money has moved. Try again in a few minutes.',
    tooManyTries:
      'There were too many tries in a short time. No money has moved. Wait a few minutes, then try again.',
    robotCheckFailed:
      'The check that you are a person did not succeed. No money has moved. Try again, or use another browser.',
    verificationFailed:
      'Your bank could not confirm this account. No money has moved. Connect it again, or use another account.',
    chooseAccount: 'Choose the account that you want to pay from.',
    noSession:
      'To keep {yourBill} private, this page closes after a while. Nothing was paid by this step. Open the link in your email again to continue.',
    noAnswer:
      'We could not reach our server. Nothing was paid by this step. Check your internet connection, then try again.',
    upstreamUnavailable:
      'The payment service is not answering. Nothing was paid by this step. Try again in a few minutes.',
    upstreamBusy:
      'The payment service is very busy. Nothing was paid by this step. Wait a minute, then try again.',
    storeUnavailable:
      'We cannot take payments at the moment. Nothing was paid, and your bank stays connected. Try again in a few minutes.',
    tooManyRequests:
      'Too many tries in a short time. Nothing was paid by this step. Wait a minute, then try again.',
    methodNotOffered:
      '{ThisBill} cannot be {paid} from a bank account here. Nothing was paid. Ask {whoSentIt} how to pay.',
    notPayable: '{ThisBill} cannot be {paid} at the moment. Nothing was paid by this step.',
    bankNotConnected:
      'The connection to your bank has ended. Nothing was paid. Connect your bank again to continue.',
    pageOutdated:
      'This page has been updated since you opened it. Nothing was paid by this step, and nothing is lost. Reload it to go on.',
    bankConnectionFailed:
      'The connection to your bank could not be completed. Nothing was paid. Connect your bank again, or use a different bank.',
    amountChanged:
      'The amount of {thisBill} has changed. Nothing was paid. Check the new amount before you authorize.',
    debitDateMoved:
      'The day on which the money leaves your bank has moved. Nothing was paid. Check the new date before you authorize.',
    entryDateMissed:
      'Your payment came too late for the day that was planned, so it was refused and nothing was taken. Check the new date before you authorize again. If it is refused again, try on the next business day, or contact {theBusiness}.',
    authorizationChanged:
      'The authorization has changed since you opened this page, in its wording or its date. Nothing was paid. Read it again before you authorize.',
    nameChanged:
      'The name on account was filled in after the authorization was written. Nothing was sent. The authorization has this name now: read it again before you authorize.',
    nameEmpty: 'Enter the name on your bank account.',
    nameTooLong: 'Use at most {limit} characters. You can shorten or leave out a middle name.',
    nameBadCharacter: 'Leave out signs that banks do not take, such as < and >, and pictures.',
    nameOtherScript:
      'US banks take names in the letters A to Z only. Enter it in these letters, as your bank has it.',
    nameRefused: 'This name was refused. Nothing was paid. Enter it as your bank has it.',
    accountRefused: 'This account cannot be used. Nothing was paid. Choose another one.',
    refused:
      'The payment was refused and nothing was taken. Use another account, or ask {theBusiness}.',
    notReceived:
      'Your payment did not go through, and nothing was taken from your account. You can safely pay now.',
  } satisfies Record<StepFailureCode, string>,
  oauth: {
    title: 'Back from your bank',
    resuming: 'Finishing the connection to your bank…',
    resumingSlow: 'This takes longer than usual. Keep this page open. No money has moved.',
    connected: 'Your bank is connected. Taking you to {yourBill}…',
    closed: 'You closed the window before your bank was connected. No money has moved.',
    interrupted:
      'This page was reloaded or opened without your bank’s answer, so the connection could not be finished. No money has moved. Go to {yourBill} and connect your bank once more.',
    toBill: 'Go to {yourBill}',
  },
} as const;

/** In the words that stand where no brand has others. */
export const bankPayment = putWords(bankPaymentTemplates, defaultWords);

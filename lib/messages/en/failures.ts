import type { FailureCode } from '#lib/failures.ts';

/** One sentence or two for every failure: what happened, whether money moved, what to do next. */
export const failures: Record<FailureCode, string> = {
  badRequest: 'We could not read that request. Nothing was paid. Reload the page and try again.',
  noSession:
    'To keep your bill private, this page closes after a while. Nothing was paid. Open the link in your email again.',
  foreignOrigin: 'This request did not come from our page, so we did nothing with it.',
  notFound: 'There is nothing at this address.',
  notPayable:
    'This bill cannot be paid now, and nothing was paid by this step. Reload the page to see its present state.',
  amountChanged: 'The amount of this bill has changed. Nothing was paid. Check the new amount.',
  debitDateMoved:
    'The day on which your bank is debited has moved. Nothing was paid. Check the new date.',
  authorizationChanged:
    'The wording of the authorization has changed. Nothing was paid. Read it again before you authorize.',
  bankNotConnected:
    'The connection to your bank has ended. Nothing was paid. Connect your bank again.',
  pageOutdated:
    'This page has been updated since you opened it. Nothing was paid by this step. Reload it to go on.',
  tooLarge: 'That request is too large. Nothing was paid.',
  wrongContentType: 'We could not read that kind of request. Nothing was paid.',
  refused:
    'The payment was refused and nothing was taken. Try another account, or ask whoever sent you the bill.',
  nameRefused: 'Enter the name on your account, with 1 to 22 characters. Nothing was paid.',
  accountRefused: 'This account cannot be used. Nothing was paid. Choose another one.',
  methodNotOffered:
    'This bill cannot be paid from a bank account. Nothing was paid. Ask whoever sent it to you.',
  bankConnectionFailed:
    'We could not connect to your bank. Nothing was paid. Try again, or use a different bank.',
  bankConnectionNotOffered:
    'Connecting a bank is not offered for this bill. Nothing was paid. Ask whoever sent it to you.',
  tooManyRequests:
    'Too many tries in a short time. Nothing was paid by this step. Wait a minute, then try again.',
  internal: 'Something went wrong on our side. Reload the page to see the state of your bill.',
  upstreamUnreadable:
    'We got an answer that we could not read. Nothing was paid by this step. If trying once more does not help, ask whoever sent you the bill.',
  upstreamUnavailable:
    'The payment service is not answering. Nothing was paid by this step. Try again in a few minutes.',
  upstreamBusy:
    'The payment service is very busy. Nothing was paid by this step. Wait a minute, then try again.',
  storeUnavailable:
    'We cannot take payments for the moment. Nothing was paid. Try again in a few minutes.',
};

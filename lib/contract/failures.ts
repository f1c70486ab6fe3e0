import { members, optional, text } from './shape.ts';

/**
 * The one thing that a customer is offered to do about a failure. The words of every failure name it, and
 * the screen that shows them has it: the flow moves to where it is.
 *
 * - `tryAgain`: the same step once more, by the same button; a whole screen is loaded again.
 * - `reload`: the page itself is out of date, or has lost its way.
 * - `connect`, `useAnotherBank`: to Plaid's window, for the same bank or another one.
 * - `chooseAccount`, `editName`, `checkAgain`: an account, the name, or the whole review is looked at again.
 * - `lookAgain`: the state of the bill; it is read again by itself, too.
 * - `chooseBill`: one of the bills that are open in this browser.
 * - `openMail`: back to the mail or message, which no button of ours can open.
 * - `contact`: only people can help.
 */
export type FailureAction =
  | 'tryAgain'
  | 'reload'
  | 'connect'
  | 'useAnotherBank'
  | 'chooseAccount'
  | 'editName'
  | 'checkAgain'
  | 'lookAgain'
  | 'chooseBill'
  | 'openMail'
  | 'contact';

type FailureRow = {
  /** The HTTP status; `null` for what only the browser can find out. */
  readonly status: number | null;
  /**
   * Where its words stand: `step` in place, at the step that failed (`bankPayment.problems`), `screen` as a
   * whole screen (`screens`), both under the same code.
   */
  readonly shown: 'step' | 'screen' | 'both';
  readonly action: FailureAction;
  /** Where the step was the payment itself, it may have been sent: nobody says that nothing was paid. */
  readonly mayHavePaid?: true;
  /** It passes by itself: waiting helps, and a whole screen of it looks for that. */
  readonly passes?: true;
  /** It may be an attack, and is told of in the log (`logSecurityEvent`). */
  readonly isLogged?: true;
};

const ROWS = {
  // Requests that are none of our page's.
  badRequest: { status: 400, shown: 'step', action: 'reload', isLogged: true },
  foreignOrigin: { status: 403, shown: 'step', action: 'reload', isLogged: true },
  tooLarge: { status: 413, shown: 'step', action: 'reload', isLogged: true },
  wrongContentType: { status: 415, shown: 'step', action: 'reload', isLogged: true },
  pageOutdated: { status: 409, shown: 'step', action: 'reload' },
  tooManyRequests: { status: 429, shown: 'both', action: 'tryAgain' },

  // The link and its session.
  noSession: { status: 401, shown: 'both', action: 'openMail', isLogged: true },
  /** The cookie of the link that was opened a moment ago has not come back. */
  cookiesNeeded: { status: 401, shown: 'screen', action: 'openMail' },
  /** The customer has just closed the bill here themselves. */
  closedHere: { status: 401, shown: 'screen', action: 'openMail' },
  linkUnknown: { status: 404, shown: 'screen', action: 'openMail', isLogged: true },
  notFound: { status: 404, shown: 'both', action: 'openMail' },
  /** connectFi refuses the link itself, and we know nothing from it but that (connectfi-api, U10a). */
  closed: { status: 410, shown: 'screen', action: 'contact' },

  // What has changed since the customer read it.
  notPayable: { status: 409, shown: 'step', action: 'lookAgain' },
  amountChanged: { status: 409, shown: 'step', action: 'checkAgain' },
  debitDateMoved: { status: 409, shown: 'step', action: 'checkAgain' },
  /** connectFi has refused the payment for its date (connectfi-api 5.2, 8.0): a later one is offered. */
  entryDateMissed: { status: 409, shown: 'step', action: 'checkAgain' },
  authorizationChanged: { status: 409, shown: 'step', action: 'checkAgain' },
  bankNotConnected: { status: 409, shown: 'step', action: 'connect' },

  // Refusals of connectFi, and of the bank behind it.
  refused: { status: 422, shown: 'step', action: 'chooseAccount' },
  accountRefused: { status: 422, shown: 'step', action: 'chooseAccount' },
  nameRefused: { status: 422, shown: 'step', action: 'editName' },
  methodNotOffered: { status: 422, shown: 'step', action: 'contact' },
  bankConnectionFailed: { status: 422, shown: 'step', action: 'connect' },
  bankConnectionNotOffered: { status: 422, shown: 'step', action: 'contact' },

  // Trouble on our side of the bank, and behind it.
  internal: { status: 500, shown: 'both', action: 'reload', mayHavePaid: true },
  /** It may last: to load or list it once more is offered beside the contact. */
  upstreamUnreadable: { status: 502, shown: 'both', action: 'contact', passes: true },
  upstreamUnavailable: { status: 503, shown: 'both', action: 'tryAgain', passes: true },
  upstreamBusy: { status: 503, shown: 'both', action: 'tryAgain', passes: true },
  storeUnavailable: { status: 503, shown: 'step', action: 'tryAgain' },

  // An attachment, which opens in a tab of its own.
  attachmentGone: { status: 404, shown: 'screen', action: 'contact' },
  attachmentBroken: { status: 502, shown: 'screen', action: 'contact' },
  attachmentUnavailable: { status: 503, shown: 'screen', action: 'tryAgain' },
  attachmentsBusy: { status: 503, shown: 'screen', action: 'tryAgain' },

  // The return from a bank's own site.
  oauthNothing: { status: 200, shown: 'screen', action: 'chooseBill' },
  oauthChoose: { status: 200, shown: 'screen', action: 'chooseBill' },
  oauthAnotherPlace: { status: 200, shown: 'screen', action: 'openMail' },

  // Found by the browser alone.
  /** Offline, cut off, too slow, or an answer that is not of our server. */
  noAnswer: { status: null, shown: 'step', action: 'tryAgain', mayHavePaid: true },
  /** By the word of our server, after a time of not knowing. */
  notReceived: { status: null, shown: 'step', action: 'chooseAccount' },
  chooseAccount: { status: null, shown: 'step', action: 'chooseAccount' },
  nameEmpty: { status: null, shown: 'step', action: 'editName' },
  nameTooLong: { status: null, shown: 'step', action: 'editName' },
  nameBadCharacter: { status: null, shown: 'step', action: 'editName' },
  nameOtherScript: { status: null, shown: 'step', action: 'editName' },
  /** The field held another name than the authorization; it is shown now, and nothing was sent. */
  nameChanged: { status: null, shown: 'step', action: 'checkAgain' },
  scriptBlocked: { status: null, shown: 'step', action: 'tryAgain' },

  // Told by Plaid's window (plaid-link 2.5); nothing was sent to anybody.
  linkFailed: { status: null, shown: 'step', action: 'tryAgain' },
  timedOut: { status: null, shown: 'step', action: 'connect' },
  attemptsUsedUp: { status: null, shown: 'step', action: 'connect' },
  phoneNotConfirmed: { status: null, shown: 'step', action: 'tryAgain' },
  consentMissing: { status: null, shown: 'step', action: 'connect' },
  returnUsedUp: { status: null, shown: 'step', action: 'connect' },
  connectingUnavailable: { status: null, shown: 'step', action: 'contact' },
  codeNotDelivered: { status: null, shown: 'step', action: 'tryAgain' },
  lockedAtBank: { status: null, shown: 'step', action: 'connect' },
  passwordResetNeeded: { status: null, shown: 'step', action: 'connect' },
  setupNeededAtBank: { status: null, shown: 'step', action: 'connect' },
  signInNeeded: { status: null, shown: 'step', action: 'connect' },
  leftBank: { status: null, shown: 'step', action: 'tryAgain' },
  accessNotGranted: { status: null, shown: 'step', action: 'tryAgain' },
  noUsableAccount: { status: null, shown: 'step', action: 'useAnotherBank' },
  bankNotUsable: { status: null, shown: 'step', action: 'useAnotherBank' },
  selectionTimedOut: { status: null, shown: 'step', action: 'tryAgain' },
  bankNotAnswering: { status: null, shown: 'step', action: 'tryAgain' },
  plaidNotAnswering: { status: null, shown: 'step', action: 'tryAgain' },
  tooManyTries: { status: null, shown: 'step', action: 'tryAgain' },
  robotCheckFailed: { status: null, shown: 'step', action: 'tryAgain' },
  verificationFailed: { status: null, shown: 'step', action: 'connect' },
} as const satisfies Record<string, FailureRow>;

type Rows = typeof ROWS;
type CodeWhere<Part> = { [Code in keyof Rows]: Rows[Code] extends Part ? Code : never }[keyof Rows];

export type FailureCode = keyof Rows;
/** Has words in place, at the step that failed. */
export type StepFailureCode = CodeWhere<{ readonly shown: 'step' | 'both' }>;
/** Has a whole screen. */
export type ScreenFailureCode = CodeWhere<{ readonly shown: 'screen' | 'both' }>;
/** Our server can tell of it. */
export type ServerFailureCode = CodeWhere<{ readonly status: number }>;
/** Our server can tell of it at a step. */
export type ServerStepCode = ServerFailureCode & StepFailureCode;
/** Is told of in the log, as it may be an attack. */
export type LoggedFailureCode = CodeWhere<{ readonly isLogged: true }>;

/** Every failure that a customer can meet, and what is decided about it. Nothing else decides it. */
export const FAILURES: Readonly<Record<FailureCode, FailureRow>> = ROWS;

/** A failure on its way to the customer. `reference` leads a help desk to the lines of our log about it. */
export type Failure<Code extends FailureCode> = {
  readonly code: Code;
  readonly reference?: string | undefined;
  readonly retryAfterInSeconds?: number | undefined;
};

/** A failure that is told of in place, where the step was taken. */
export type Problem = Failure<StepFailureCode> & {
  /** The amount that was on the screen, in words, where another one is now. */
  readonly formerAmount?: string | undefined;
};

/** The body of every failing JSON answer. */
export const failureSchema = members({ code: text, message: text, reference: optional(text) });

/** Reads a failing answer of our own server; `undefined` for what is none, such as a page of a proxy. */
export function parseFailure(body: unknown): Failure<ServerStepCode> | undefined {
  const parsed = failureSchema.safeParse(body).data;
  if (!parsed || !isServerStepCode(parsed.code)) return undefined;
  const { code, reference } = parsed;
  return reference ? { code, reference } : { code };
}

function isServerStepCode(code: string): code is ServerStepCode {
  return isFailureCode(code) && isStepFailureCode(code) && FAILURES[code].status !== null;
}

export function isStepFailureCode(code: FailureCode): code is StepFailureCode {
  return FAILURES[code].shown !== 'screen';
}

export function isScreenFailureCode(code: string): code is ScreenFailureCode {
  return isFailureCode(code) && FAILURES[code].shown !== 'step';
}

export function isLoggedFailureCode(code: FailureCode): code is LoggedFailureCode {
  return FAILURES[code].isLogged === true;
}

export function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code);
}

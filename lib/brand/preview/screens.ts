import type { ScreenFailureCode } from '#lib/contract/failures.ts';
import type { Scheme } from '../theme/theme.ts';

/** What belongs together, in the order in which customers come to it. */
export const PREVIEW_GROUPS = {
  bill: 'The bill',
  bank: 'Connecting the bank',
  review: 'Check and authorize',
  payment: 'The payment',
  ended: 'Nothing to pay here',
  closed: 'Closed links whose payment we know',
  kept: 'Kept by the customer',
  return: 'Back from the bank’s own site',
  problem: 'Problems',
} as const;

type PreviewGroup = keyof typeof PREVIEW_GROUPS;

type Screen = { readonly name: string; readonly group: PreviewGroup; readonly title: string };

/**
 * Every screen that a customer can meet, in the order in which they meet them. `name` is the last part of
 * a screen's address: `/brand-preview/<brand>/screen/<name>`.
 */
export const PREVIEW_SCREENS = [
  screen('bill', 'payable', 'Bill'),
  screen('bill', 'not-received', 'Bill, after a payment that did not arrive'),
  screen('bill', 'few-details', 'Bill with nothing but an amount'),
  screen('bill', 'many-lines', 'Bill with many lines'),
  screen('bill', 'long-names', 'Bill with long names'),

  screen('bank', 'connect-preparing', 'Preparing the connection'),
  screen('bank', 'connect-slow', 'Preparing takes long'),
  screen('bank', 'connect-open', 'The bank’s window is open'),
  screen('bank', 'connect-finishing', 'Back from the bank’s window'),
  screen('bank', 'connect-problem', 'Connecting did not work'),
  screen('bank', 'accounts-waiting', 'Looking for accounts'),
  screen('bank', 'accounts-failed', 'Accounts could not be listed'),
  screen('bank', 'account-choice', 'Choosing the account'),
  screen('bank', 'account-missing', 'No account chosen'),
  screen('bank', 'pending-verification', 'The account must be confirmed first'),

  screen('review', 'review', 'Check and authorize'),
  screen('review', 'review-errors', 'The name needs correcting'),
  screen('review', 'review-problem', 'Refused'),
  screen('review', 'paying', 'Sending the payment'),
  screen('review', 'paying-slow', 'Sending takes long'),
  screen('review', 'locked-accepted', 'Sent'),
  screen('review', 'locked-unknown', 'Sent, no answer yet'),
  screen('review', 'locked-changed', 'The bill has changed meanwhile'),

  screen('payment', 'confirming', 'Being confirmed'),
  screen('payment', 'paused', 'Payments paused'),
  screen('payment', 'processing', 'On its way'),
  screen('payment', 'sent-to-bank', 'Sent to the bank'),
  screen('payment', 'completed', 'Confirmed'),
  screen('payment', 'settled', 'Complete, with receipt'),
  screen('payment', 'returned', 'Returned'),
  screen('payment', 'declined', 'Declined'),
  screen('payment', 'error', 'Stopped by a problem'),

  screen('ended', 'expired', 'Expired'),
  screen('ended', 'past-expiry', 'Past its last day'),
  screen('ended', 'cancelled', 'Cancelled'),
  screen('ended', 'rejected', 'Rejected'),
  screen('ended', 'not-ready', 'Not ready yet'),
  screen('ended', 'no-method', 'No way to pay here'),
  screen('ended', 'card-only', 'By card only'),
  screen('ended', 'typed-details-only', 'By account number only'),
  screen('ended', 'unknown-status', 'State unknown'),

  screen('closed', 'recalled-submitted', 'Link closed after a payment'),
  screen('closed', 'recalled-confirming', 'Link closed, payment being confirmed'),

  screen('kept', 'authorization-copy', 'The authorization, to print or save'),

  screen('return', 'oauth-waiting', 'Back from the bank’s own site'),
  screen('return', 'oauth-slow', 'Finishing takes long'),
  screen('return', 'oauth-problem', 'Finishing did not work'),
  screen('return', 'oauth-choose', 'Several bills are open'),
  screen('return', 'oauth-elsewhere', 'Back in another browser'),
  screen('return', 'oauth-nothing', 'Nothing to finish'),

  problem('no-session', 'noSession', 'Session over'),
  problem('closed-here', 'closedHere', 'Closed by the customer'),
  problem('cookies-needed', 'cookiesNeeded', 'No cookie kept'),
  problem('link-unknown', 'linkUnknown', 'Unknown link'),
  problem('closed', 'closed', 'Link closed'),
  problem('attachment-gone', 'attachmentGone', 'Attachment no longer there'),
  problem('attachment-broken', 'attachmentBroken', 'Attachment broken'),
  problem('attachment-unavailable', 'attachmentUnavailable', 'Attachment not to be had right now'),
  problem('attachments-busy', 'attachmentsBusy', 'Too many attachments at once'),
  problem('too-many-requests', 'tooManyRequests', 'Too many tries'),
  problem('upstream-unavailable', 'upstreamUnavailable', 'Service not answering'),
  problem('upstream-busy', 'upstreamBusy', 'Service busy'),
  problem('upstream-unreadable', 'upstreamUnreadable', 'Answer not readable'),
  problem('not-found', 'notFound', 'Unknown address'),
  problem('internal', 'internal', 'Our mistake'),
  screen('problem', 'crash', 'Our mistake, drawn in the browser'),
] as const satisfies readonly Screen[];

export type PreviewScreen = (typeof PREVIEW_SCREENS)[number];
export type PreviewScreenName = PreviewScreen['name'];
export type ScreenNameIn<Group extends PreviewGroup> = Extract<
  PreviewScreen,
  { group: Group }
>['name'];

export function findScreen(name: string): PreviewScreen | undefined {
  return PREVIEW_SCREENS.find((screen) => screen.name === name);
}

function screen<Group extends PreviewGroup, const Name extends string>(
  group: Group,
  name: Name,
  title: string,
) {
  return { group, name, title } as const;
}

function problem<const Name extends string>(name: Name, code: ScreenFailureCode, title: string) {
  return { ...screen('problem', name, title), code } as const;
}

type Direction = 'ltr' | 'rtl';

type ScreenAddress = {
  readonly brandId: string;
  readonly name: PreviewScreenName;
  readonly scheme?: Scheme | undefined;
  readonly direction?: Direction | undefined;
  /** Of a draft; else the folder's form is shown. */
  readonly draftKey?: string | undefined;
  /** Means nothing to the screen: another number is another address. */
  readonly version?: number | undefined;
};

/** The address of one screen alone. Without a scheme it follows the browser's. */
export function getScreenAddress(address: ScreenAddress): `/${string}` {
  const { brandId, name, scheme, direction, draftKey, version } = address;
  const query = new URLSearchParams({
    ...(scheme && { scheme }),
    ...(direction && { dir: direction }),
    ...(draftKey && { draft: draftKey }),
    ...(version && { version: String(version) }),
  }).toString();
  return `/brand-preview/${brandId}/screen/${name}${query && `?${query}`}`;
}

export function parseScheme(given: unknown): Scheme | undefined {
  return given === 'light' || given === 'dark' ? given : undefined;
}

export function parseDirection(given: unknown): Direction {
  return given === 'rtl' ? 'rtl' : 'ltr';
}

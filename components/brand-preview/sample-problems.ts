import type { ScreenNameIn } from '#lib/brand/preview/screens.ts';
import type { ScreenFailureCode } from '#lib/contract/failures.ts';

/** The problem on each screen that is about one. `crash` is drawn without the catalogue. */
export const SAMPLE_PROBLEMS: Readonly<
  Record<Exclude<ScreenNameIn<'problem'>, 'crash'>, ScreenFailureCode>
> = {
  'no-session': 'noSession',
  'closed-here': 'closedHere',
  'cookies-needed': 'cookiesNeeded',
  'link-unknown': 'linkUnknown',
  closed: 'closed',
  'attachment-gone': 'attachmentGone',
  'attachment-broken': 'attachmentBroken',
  'attachment-unavailable': 'attachmentUnavailable',
  'attachments-busy': 'attachmentsBusy',
  'too-many-requests': 'tooManyRequests',
  'upstream-unavailable': 'upstreamUnavailable',
  'upstream-busy': 'upstreamBusy',
  'upstream-unreadable': 'upstreamUnreadable',
  'not-found': 'notFound',
  internal: 'internal',
};

import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import type { BillSession } from '#lib/session.ts';
import type { BillFailure } from './read-payment.ts';

type RenewalTrouble = NonNullable<BillSession['renewalTrouble']>;
type TroubleScreen = RenewalTrouble['screen'] | 'linkUnknown';

type BillTrouble =
  /** The JWT is over: the customer is sent through the address that renews the session. */
  | { readonly kind: 'renew'; readonly screen: 'upstreamUnavailable' }
  | {
      readonly kind: 'trouble';
      readonly screen: TroubleScreen;
      readonly status: number;
      readonly reference?: string | undefined;
      readonly retryAfterInSeconds?: number | undefined;
    };

const STATUSES: Readonly<Record<TroubleScreen, number>> = {
  linkUnknown: 404,
  closed: 410,
  upstreamBusy: 503,
  upstreamUnavailable: 503,
  upstreamUnreadable: 502,
};

/** A renewal that did not help is not tried again for so long, or a page and it would send us in circles. */
const RENEWAL_PAUSE_IN_MS = 60_000;

/** A renewal that failed is tried again by the next reload, but not by the redirect that follows it. */
const FAILED_RENEWAL_PAUSE_IN_MS = 5_000;

/** What a page shows when the bill could not be read. `askedAtInMs` is when the page began to read it. */
export function describeBillTrouble(
  failure: BillFailure,
  { renewedAtInMs = 0, renewalTrouble }: Pick<BillSession, 'renewedAtInMs' | 'renewalTrouble'>,
  askedAtInMs: number,
): BillTrouble {
  // Not a word of why: whether there is such a bill is nobody's business at this host.
  if (failure.kind === 'notHere') return show({ screen: 'linkUnknown' });
  if (failure.kind !== 'unauthorized') {
    return show({ ...getTrouble(failure), retryAfterInSeconds: getRetryAfter(failure) });
  }
  if (renewalTrouble && askedAtInMs - renewalTrouble.atInMs < FAILED_RENEWAL_PAUSE_IN_MS) {
    return show(renewalTrouble);
  }
  return askedAtInMs - renewedAtInMs > RENEWAL_PAUSE_IN_MS
    ? { kind: 'renew', screen: 'upstreamUnavailable' }
    : show(getTrouble(failure));
}

/** The screen for a failure, and what the help desk can look it up by. */
export function getTrouble(failure: ConnectfiFailure): Omit<RenewalTrouble, 'atInMs'> {
  const screen = getScreen(failure.kind);
  return 'requestId' in failure ? { screen, reference: failure.requestId } : { screen };
}

/** How long connectFi, or what guards it, asks to be left alone. */
function getRetryAfter(failure: ConnectfiFailure): number | undefined {
  return 'retryAfterInSeconds' in failure ? failure.retryAfterInSeconds : undefined;
}

function getScreen(kind: ConnectfiFailure['kind']): RenewalTrouble['screen'] {
  switch (kind) {
    case 'refused':
      return 'closed';
    case 'busy':
      return 'upstreamBusy';
    case 'unreadable':
      return 'upstreamUnreadable';
    case 'unauthorized':
    case 'notSent':
    case 'noAnswer':
    case 'unavailable':
      return 'upstreamUnavailable';
    default:
      return kind satisfies never;
  }
}

type Shown = Pick<
  Extract<BillTrouble, { kind: 'trouble' }>,
  'screen' | 'reference' | 'retryAfterInSeconds'
>;

function show({ screen, reference, retryAfterInSeconds }: Shown): BillTrouble {
  return { kind: 'trouble', screen, status: STATUSES[screen], reference, retryAfterInSeconds };
}

import type { ConnectfiFailure } from '#lib/connectfi/failure.ts';
import type { BillSession } from '#lib/session.ts';

type BillTrouble =
  /** The JWT is over: the customer is sent through the address that renews the session. */
  | { readonly kind: 'renew'; readonly screen: 'upstreamUnavailable' }
  | {
      readonly kind: 'trouble';
      readonly screen: 'closed' | 'upstreamBusy' | 'upstreamUnavailable' | 'upstreamUnreadable';
      readonly status: number;
      readonly reference?: string | undefined;
    };

/** A renewal that did not help is not tried again for so long, or a page and it would send us in circles. */
const RENEWAL_PAUSE_IN_MS = 60_000;

/** What a page shows when the bill could not be read. */
export function describeBillTrouble(
  failure: ConnectfiFailure,
  { renewedAtInMs = 0 }: Pick<BillSession, 'renewedAtInMs'>,
): BillTrouble {
  const reference = 'requestId' in failure ? failure.requestId : undefined;
  switch (failure.kind) {
    case 'unauthorized':
      return Date.now() - renewedAtInMs > RENEWAL_PAUSE_IN_MS
        ? { kind: 'renew', screen: 'upstreamUnavailable' }
        : { kind: 'trouble', screen: 'upstreamUnavailable', status: 503, reference };
    case 'refused':
      return { kind: 'trouble', screen: 'closed', status: 410, reference };
    case 'busy':
      return { kind: 'trouble', screen: 'upstreamBusy', status: 503, reference };
    case 'unreadable':
      return { kind: 'trouble', screen: 'upstreamUnreadable', status: 502, reference };
    case 'notSent':
    case 'noAnswer':
    case 'unavailable':
      return { kind: 'trouble', screen: 'upstreamUnavailable', status: 503, reference };
    default:
      return failure satisfies never;
  }
}

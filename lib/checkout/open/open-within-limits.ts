import type { Refusal } from '#lib/limits/limits.ts';
import { getBillRef } from '#lib/page/bill-ref.ts';
import type { CookieJar } from '#lib/session/bill-cookies.ts';
import { type Opening, openLink } from './open-link.ts';
import { findTooManyFailures, takeFailure, takeOpening } from './opening-limits.ts';

type Request = {
  /** `undefined` where the address holds no text that could be one. */
  readonly link: string | undefined;
  /** When the session began from which the bill was handed over, where it was. */
  readonly startedAtInMs?: number | undefined;
  readonly jar: CookieJar;
  /** The client's. */
  readonly address: string;
};

/**
 * Opens a payment link, as often as the limits allow. What is no link ends like one that nobody knows, and
 * counts as an opening alone: nobody guesses with it (docs/decisions/0021). An address from which too many
 * have failed opens only what is open in its browser already.
 */
export async function openWithinLimits({
  link,
  jar,
  address,
  startedAtInMs,
}: Request): Promise<Opening> {
  const ref = link === undefined ? undefined : getBillRef(link);
  const refusal = await takeOpening({ address, ref });
  if (refusal) return refuse(refusal);
  if (link === undefined) return UNKNOWN;
  const opening = await openLink(link, jar, {
    check: () => findTooManyFailures(address),
    startedAtInMs,
  });
  if (!hasFailed(opening)) return opening;
  const oneTooMany = await takeFailure(address);
  return oneTooMany ? refuse(oneTooMany) : opening;
}

const UNKNOWN: Opening = { kind: 'trouble', trouble: { code: 'linkUnknown' } };

function refuse(refusal: Refusal): Opening {
  return { kind: 'trouble', trouble: { code: 'tooManyRequests', ...refusal } };
}

/**
 * Whether it failed as a guess does. A link that connectFi has closed is a real one, and where connectFi did
 * not answer nobody has learnt anything.
 */
function hasFailed(opening: Opening): boolean {
  return opening.kind === 'trouble' && opening.trouble.code === 'linkUnknown';
}

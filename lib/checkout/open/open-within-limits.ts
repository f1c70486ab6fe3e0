import { findRefusal, type Refusal, takeToken } from '#lib/limits/limits.ts';
import { getBillRef } from '#lib/page/bill-ref.ts';
import type { CookieJar } from '#lib/session/bill-cookies.ts';
import { type Opening, openLink } from './open-link.ts';

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

/** Who opens what: a client's address, and a link by its `ref`, unless it is none. */
export type Opener = { readonly address: string; readonly ref: string | undefined };

/** Counts an opening, whatever comes of it. By the link only where the address may go on. */
export async function takeOpening({ address, ref }: Opener): Promise<Refusal | undefined> {
  const refusal = await takeToken('opening by address', address);
  return refusal ?? (ref === undefined ? undefined : takeToken('opening by link', ref));
}

/** Whether so many openings of this address have failed that no link is looked up for it any more. */
export function findTooManyFailures(address: string): Promise<Refusal | undefined> {
  return findRefusal('failed opening by address', address);
}

/** Counts an opening that has failed, as a guess does. */
export function takeFailure(address: string): Promise<Refusal | undefined> {
  return takeToken('failed opening by address', address);
}

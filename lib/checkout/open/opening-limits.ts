import type { Refusal } from '#lib/limits/limits.ts';
import { findRefusal, takeToken } from '#lib/limits/take-token.ts';

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

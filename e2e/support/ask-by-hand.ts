import { type RawAnswer, sendRaw, writeRequest } from './app/send-raw.ts';
import type { Target } from './app/target.ts';

type Ask = {
  readonly target: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
};

/** A bill that nobody has. */
export const NOBODYS_REF = 'AAAAAAAAAAAAAAAAAAAAAA';

/** What only the holder of a session may read of the sandbox's usual bill. */
export const PERSONAL = /Blue Ridge|125\.00|INV-20418|Jane Doe/;

/** Asks as somebody without a session who writes their requests by hand. */
export function askByHand(
  { listensAt, appOrigin }: Pick<Target, 'listensAt' | 'appOrigin'>,
  { target, headers = [] }: Ask,
): Promise<RawAnswer> {
  const { host } = new URL(appOrigin);
  const request = { method: 'GET', target, headers: [['Host', host], ...headers] } as const;
  return sendRaw(listensAt, writeRequest(request));
}

/** Whether an answer leads to another site than ours. */
export function leadsAway({ head }: RawAnswer, origin: string): boolean {
  const location = /^location: (.*)$/im.exec(head)?.[1];
  return location !== undefined && new URL(location, origin).origin !== origin;
}

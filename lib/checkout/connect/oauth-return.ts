import type { BillSession } from '#lib/session.ts';

export type OauthReturn =
  /** The bill whose link token is in flight, or the one that the customer chose. */
  | { readonly kind: 'resume'; readonly session: BillSession }
  | { readonly kind: 'choose'; readonly sessions: readonly BillSession[] }
  /** Bills are open here, but none waits for a bank. */
  | { readonly kind: 'nothing'; readonly sessions: readonly BillSession[] }
  /** No bill is open in this browser: the customer began in another one. */
  | { readonly kind: 'elsewhere' };

/** Which bill a bank's answer belongs to. Takes a browser's living sessions and the choice made, if any. */
export function chooseReturn(
  sessions: readonly BillSession[],
  chosenRef: string | string[] | undefined,
): OauthReturn {
  if (sessions.length === 0) return { kind: 'elsewhere' };
  const inFlight = sessions.filter(({ linkTokens }) => linkTokens?.length);
  const chosen = inFlight.find(({ ref }) => ref === chosenRef);
  const [first, second] = inFlight;
  if (chosen) return { kind: 'resume', session: chosen };
  if (!first) return { kind: 'nothing', sessions };
  return second ? { kind: 'choose', sessions: inFlight } : { kind: 'resume', session: first };
}

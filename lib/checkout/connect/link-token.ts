import 'server-only';
import { createLinkToken } from '#lib/connectfi/operations/create-link-token.ts';
import type { LinkTokenBody, LinkTokensInFlight } from '#lib/contract/bank-connection.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import { PAYMENT_STATES } from '#lib/domain/states.ts';
import { getEnv } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillSession, saveLinkToken } from '#lib/session.ts';
import { describeConnectingFailure } from '../describe-failure.ts';
import { callWithRenewal } from '../open/renew-session.ts';
import { loadBillState } from '../read/load-bill.ts';

const TEST_TOKEN_PREFIX = 'link-sandbox-';

/**
 * Creates a link token for a payable bill and keeps it for its tab, where the return from a bank's own site
 * finds it again.
 */
export async function startLinkToken(
  session: BillSession,
  tab: string,
): Promise<Result<LinkTokenBody, Failure<ServerStepCode>>> {
  const { result: bill, session: current } = await callWithRenewal(session, loadBillState);
  if (!bill.ok) return fail(describeConnectingFailure(bill.failure));
  if (bill.value.state === 'paused') return fail({ code: 'storeUnavailable' });
  if (!PAYMENT_STATES[bill.value.state].isPayable) return fail({ code: 'notPayable' });
  const { result: created, session: latest } = await callWithRenewal(current, createLinkToken);
  if (!created.ok) return fail(describeConnectingFailure(created.failure));
  const { linkToken, expiresAt } = created.value;
  if (getEnv().testMode && !linkToken.startsWith(TEST_TOKEN_PREFIX)) {
    log.error('refused a link token that is not one of a test system');
    return fail({ code: 'bankConnectionNotOffered' });
  }
  await saveLinkToken(latest, {
    tab,
    value: linkToken,
    expiresAtInMs: Date.parse(expiresAt),
    brandId: bill.value.brand.id,
  });
  return succeed({ linkToken, expiration: expiresAt });
}

/**
 * The link tokens in flight that a return from a bank may belong to: the one of the tab itself, where it has one;
 * else those of all tabs, the newest first.
 */
export function listLinkTokensInFlight(
  { linkTokens = [] }: BillSession,
  tab: string,
): LinkTokensInFlight | undefined {
  const own = linkTokens.filter((token) => tab !== '' && token.tab === tab);
  const [first, ...others] = (own.length > 0 ? own : linkTokens).map((token) => ({
    tab: token.tab,
    linkToken: token.value,
    expiration: new Date(token.expiresAtInMs).toISOString(),
  }));
  return first && { ...first, others };
}

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

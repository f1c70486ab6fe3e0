import 'server-only';
import { createLinkToken } from '#lib/connectfi/create-link-token.ts';
import type { LinkTokenBody } from '#lib/contract/bank-connection.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import { getEnv } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { PAYMENT_STATES } from '#lib/payment/states.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type BillSession, saveSession } from '#lib/session.ts';
import { describeFailure } from './describe-failure.ts';
import { loadBillState } from './load-bill.ts';
import { callWithRenewal } from './renew-session.ts';

const TEST_TOKEN_PREFIX = 'link-sandbox-';

/**
 * Creates a link token for a payable bill and keeps it in the sealed session, where the return from a
 * bank's own site finds it again.
 */
export async function startLinkToken(
  session: BillSession,
): Promise<Result<LinkTokenBody, Failure<ServerStepCode>>> {
  const { result: bill, session: current } = await callWithRenewal(session, loadBillState);
  if (!bill.ok) return fail(describeFailure(bill.failure));
  if (!PAYMENT_STATES[bill.value.state].isPayable) return fail({ code: 'notPayable' });
  const created = await createLinkToken(current.jwt);
  if (!created.ok) return fail(describeFailure(created.failure));
  const { linkToken, expiresAt } = created.value;
  if (getEnv().testMode && !linkToken.startsWith(TEST_TOKEN_PREFIX)) {
    log.error('refused a link token that is not one of a test system');
    return fail({ code: 'bankConnectionNotOffered' });
  }
  await saveSession({
    ...current,
    brandId: bill.value.brand.id,
    linkToken: { value: linkToken, expiresAtInMs: Date.parse(expiresAt) },
  });
  return succeed({ linkToken, expiration: expiresAt });
}

/** The link token in flight, for the page that a bank's own site returns to. */
export function getLinkTokenInFlight(session: BillSession): LinkTokenBody | undefined {
  const inFlight = session.linkToken;
  if (!inFlight || inFlight.expiresAtInMs <= Date.now()) return undefined;
  return { linkToken: inFlight.value, expiration: new Date(inFlight.expiresAtInMs).toISOString() };
}

/** Forgets the link token in flight: Link ended without an account. */
export async function forgetLinkToken(session: BillSession): Promise<void> {
  const { linkToken, ...kept } = session;
  if (linkToken) await saveSession(kept);
}

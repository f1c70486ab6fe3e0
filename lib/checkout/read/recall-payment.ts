import 'server-only';
import type { Brand } from '#lib/brand/brand.ts';
import { getBrands } from '#lib/brand/brand-index.ts';
import { chooseBrand } from '#lib/brand/choose-brand.ts';
import type { Site } from '#lib/brand/site.ts';
import { applyBrand } from '#lib/brand/view/make-brand-view.ts';
import { getNow } from '#lib/clock.ts';
import type { BillStatus } from '#lib/contract/answers.ts';
import { type Attempt, blocksAnother, toOutcome } from '#lib/domain/attempt.ts';
import type { Payment } from '#lib/domain/payment.ts';
import { describeRecalled, type PaymentState } from '#lib/domain/states.ts';
import { getLedger, type LedgerAnswer } from '#lib/ledger/ledger.ts';
import { succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';

/** What is known of a bill that connectFi refuses: its address in our page, or what its session says. */
export type BillKey =
  | { readonly ref: string; readonly transactionId?: never }
  | { readonly transactionId: string; readonly ref?: never };

export type RecalledPayment = {
  /** With the merchant as the brand presents it; nothing of account or authorization. */
  readonly payment: Payment;
  readonly state: PaymentState;
  readonly brand: Brand;
  /** Whole: what of it may be shown depends on who asks. */
  readonly attempt: Attempt;
};

/**
 * The payment behind a link that connectFi has closed, out of our own memory: one that was accepted, or
 * whose end is not known. `undefined` where there is none, where the ledger does not answer, and where the
 * bill may not show at this site. So it is after an attempt that failed: why the link is closed then is
 * not known, and to say that nothing was paid would be a guess.
 */
export async function recallPayment(
  key: BillKey,
  site: Site,
): Promise<RecalledPayment | undefined> {
  const found = await findAttempt(key, site);
  if (!found.ok || !found.value || !blocksAnother(found.value.attempt.state)) return undefined;
  const { attempt, brand } = found.value;
  const { payment, state } = describeRecalled(attempt, getNow());
  const merchant = applyBrand(brand, payment.merchant);
  return { payment: { ...payment, merchant }, state, brand, attempt };
}

/** The same for an open page that asks for news, whatever became of the attempt. */
export async function recallStatus(key: BillKey, site: Site): LedgerAnswer<BillStatus | undefined> {
  const found = await findAttempt(key, site);
  if (!found.ok) return found;
  if (!found.value) return succeed(undefined);
  const { statusesSeen, state } = found.value.attempt;
  return succeed({
    status: statusesSeen.at(-1) ?? 'missing',
    isPayable: false,
    outcome: toOutcome(state),
  });
}

type FoundAttempt = { readonly attempt: Attempt; readonly brand: Brand };

async function findAttempt(key: BillKey, site: Site): LedgerAnswer<FoundAttempt | undefined> {
  const ledger = getLedger();
  const latest = await (key.ref === undefined
    ? ledger.getLatestAttempt(key.transactionId)
    : ledger.getLatestAttemptByRef(key.ref));
  if (!latest.ok) return latest;
  const attempt = latest.value;
  if (!attempt) return succeed(undefined);
  const { merchant } = attempt;
  const { brand, isShownHere } = chooseBrand({ site, merchant, index: getBrands() });
  return succeed(isShownHere ? { attempt, brand } : undefined);
}

/**
 * The payment that this session has authorized, where it may be under way or was accepted. `undefined`
 * where another session gave the authorization (docs/decisions/0013), there is none, or the ledger does
 * not answer.
 */
export async function readGivenAuthorization({
  sessionId,
  transactionId,
}: BillSession): Promise<Attempt | undefined> {
  const latest = await getLedger().getLatestAttempt(transactionId);
  const attempt = latest.ok ? latest.value : undefined;
  const isGiven = attempt?.sessionId === sessionId && blocksAnother(attempt.state);
  return isGiven ? attempt : undefined;
}

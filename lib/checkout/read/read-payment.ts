import 'server-only';
import type { Brand } from '#lib/brand/brand.ts';
import { getBrands } from '#lib/brand/brand-index.ts';
import { chooseBrand } from '#lib/brand/choose-brand.ts';
import { readSite } from '#lib/brand/read-site.ts';
import { applyBrand } from '#lib/brand/view/make-brand-view.ts';
import { getPayment } from '#lib/connectfi/operations/get-payment.ts';
import type { Purpose } from '#lib/connectfi/transport/call.ts';
import type { Failure, ServerStepCode } from '#lib/contract/failures.ts';
import type { Merchant, Payment } from '#lib/domain/payment.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { BillSession } from '#lib/session.ts';
import { type BillFailure, describeFailure } from '../describe-failure.ts';
import { callWithRenewal } from '../open/renew-session.ts';

export type BrandedPayment = {
  /** With the merchant as the brand presents it. */
  readonly payment: Payment;
  /** The one that the bill shows in at this site. */
  readonly brand: Brand;
};

/**
 * Reads the bill of a session where it may show: every reader of bills comes through here, so that none
 * shows at the host of somebody else.
 */
export async function readPayment(
  jwt: string,
  purpose?: Purpose,
): Promise<Result<BrandedPayment, BillFailure>> {
  const site = await readSite();
  const payment = await getPayment(jwt, purpose);
  const choose = (merchant: Merchant) => chooseBrand({ site, merchant, index: getBrands() });
  if (!payment.ok) {
    const merchant = getUnreadBillsMerchant(payment.failure);
    return merchant && !choose(merchant).isShownHere ? fail({ kind: 'notHere' }) : payment;
  }
  const { merchant } = payment.value;
  const { brand, isShownHere } = choose(merchant);
  if (!isShownHere) return fail({ kind: 'notHere' });
  return succeed({ payment: { ...payment.value, merchant: applyBrand(brand, merchant) }, brand });
}

/** Whose bill could not be read, where that much is known. */
export function getUnreadBillsMerchant(failure: BillFailure): Merchant | undefined {
  return failure.kind === 'unreadable' ? failure.merchant : undefined;
}

/**
 * For answers that come out of a session without reading its bill: whether the bill may show at this
 * site, and the session to go on with. Reads the bill only where some bill may not show.
 */
export async function checkShownHere(
  session: BillSession,
): Promise<Result<BillSession, Failure<ServerStepCode>>> {
  const { brandId } = await readSite();
  if (brandId === undefined && !getBrands().hasBoundBrand) return succeed(session);
  const { result, session: current } = await callWithRenewal(session, readPayment);
  return result.ok ? succeed(current) : fail(describeFailure(result.failure));
}

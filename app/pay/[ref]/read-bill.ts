import { cache } from 'react';
import type { Brand } from '#lib/brand/brand.ts';
import { chooseBrand } from '#lib/brand/choose-brand.ts';
import { getBrands } from '#lib/brand/get-brands.ts';
import { readProblemBrand } from '#lib/brand/read-page-brand.ts';
import { readSite } from '#lib/brand/read-site.ts';
import { describeBillTrouble } from '#lib/checkout/bill-trouble.ts';
import { type Bill, loadBill } from '#lib/checkout/load-bill.ts';
import { getUnreadBillsMerchant } from '#lib/checkout/read-payment.ts';
import { type RecalledPayment, recallPayment } from '#lib/checkout/recall-payment.ts';
import type { Refusal } from '#lib/limits/limits.ts';
import { takeToken } from '#lib/limits/take-token.ts';
import type { Merchant } from '#lib/payment/payment.ts';
import { type BillSession, readEnd, readSession } from '#lib/session.ts';

/**
 * The bill of an address, or what is known of its payment, and the brand that it shows in; or why there is
 * nothing to show.
 */
export type ReadBill = { readonly brand: Brand } & (
  | { readonly kind: 'bill'; readonly bill: Bill; readonly session: BillSession }
  | { readonly kind: 'recalled'; readonly recalled: RecalledPayment; readonly session: BillSession }
  | (ReturnType<typeof describeBillTrouble> & { readonly merchant?: Merchant | undefined })
  | typeof NO_SESSION
  | TooMany
);

type TooMany = typeof TOO_MANY & Refusal;

const NO_SESSION = {
  kind: 'trouble',
  screen: 'noSession',
  status: 401,
  reference: undefined,
  retryAfterInSeconds: undefined,
} as const;

const TOO_MANY = {
  kind: 'trouble',
  screen: 'tooManyRequests',
  status: 429,
  reference: undefined,
} as const;

/** Once a request, for title, viewport and page alike. */
export const readBill = cache(async (ref: string): Promise<ReadBill> => {
  const session = await readSession(ref);
  if (!session) return { ...NO_SESSION, brand: await readProblemBrand({ ref }) };
  const refusal = await takeToken('page by session', session.sessionId);
  if (refusal) {
    const brand = await readProblemBrand({ ref, brandId: session.brandId });
    return { ...TOO_MANY, ...refusal, brand };
  }
  if ((await readEnd(session)) === 'ended') {
    return { ...NO_SESSION, brand: await readProblemBrand({ ref }) };
  }
  const askedAtInMs = Date.now();
  const bill = await loadBill(session);
  if (bill.ok) return { kind: 'bill', bill: bill.value, session, brand: bill.value.brand };
  const trouble = describeBillTrouble(bill.failure, session, askedAtInMs);
  if (trouble.screen === 'closed') {
    const { transactionId } = session;
    const recalled = await recallPayment({ transactionId }, await readSite());
    if (recalled) return { kind: 'recalled', recalled, session, brand: recalled.brand };
  }
  const merchant = getUnreadBillsMerchant(bill.failure);
  const brand = merchant
    ? chooseBrand({ site: await readSite(), merchant, index: getBrands() }).brand
    : await readProblemBrand({ ref, brandId: session.brandId });
  return { ...trouble, brand, merchant };
});

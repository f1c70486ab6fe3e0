import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Brand } from '#lib/brand/brand.ts';
import { getBrands } from '#lib/brand/brand-index.ts';
import { chooseBrand } from '#lib/brand/choose-brand.ts';
import { readSite } from '#lib/brand/read-site.ts';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { describeIcons, describeViewport } from '#lib/brand/view/describe-document.ts';
import { readPageBrand, readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { describeBillTrouble, readRenewalNotice } from '#lib/checkout/open/renew-for-page.ts';
import { type Bill, loadBill } from '#lib/checkout/read/load-bill.ts';
import { getUnreadBillsMerchant } from '#lib/checkout/read/read-payment.ts';
import { type RecalledPayment, recallPayment } from '#lib/checkout/read/recall-payment.ts';
import type { Failure, ScreenFailureCode } from '#lib/contract/failures.ts';
import type { Merchant } from '#lib/domain/payment.ts';
import { passGate } from '#lib/http/bill-route.ts';
import { COOKIE_MISSING_HEADER } from '#lib/internal-headers.ts';
import { getMessages, type Messages } from '#lib/messages/get-messages.ts';
import { writeTitle } from '#lib/messages/write-title.ts';
import { sealHandOver } from '#lib/session/hand-over.ts';
import type { BillSession } from '#lib/session.ts';

/**
 * The bill of an address, or what is known of its payment, and the brand that it shows in; or why there is
 * nothing to show. `renew`: the session has to be renewed first, which a page cannot do.
 */
export type ReadBill = { readonly brand: Brand } & (
  | { readonly kind: 'bill'; readonly bill: Bill; readonly session: BillSession }
  | { readonly kind: 'recalled'; readonly recalled: RecalledPayment; readonly session: BillSession }
  /** After how many renewals in a row. */
  | { readonly kind: 'renew'; readonly renewals: number }
  | {
      readonly kind: 'trouble';
      readonly failure: Failure<ScreenFailureCode>;
      /** Of a bill that could be read in part. */
      readonly merchant?: Merchant | undefined;
    }
);

/** Once a request, for title, viewport and page alike. `isClosed`: the customer has closed the bill here. */
export const readBill = cache(async (ref: string, isClosed = false): Promise<ReadBill> => {
  const passed = await passGate(ref, { limit: 'page by session' });
  if (!passed.ok) {
    const { brandId, ...failure } = passed.failure;
    // What is no bill's address has no session either, and is told so.
    const code =
      failure.code === 'tooManyRequests' ? failure.code : await explainNoSession(isClosed);
    const brand = await readProblemBrand({ ref, brandId });
    return { kind: 'trouble', failure: { ...failure, code }, brand };
  }
  const session = passed.value;
  const notice = await readRenewalNotice(ref);
  // A renewal forgets the bank: not for attachments alone, and not once more where it did not help.
  const isWhole = !notice && !session.hasBankConnection;
  const bill = await loadBill(session, { isWhole });
  if (bill.ok) return { kind: 'bill', bill: bill.value, session, brand: bill.value.brand };
  const trouble = describeBillTrouble(bill.failure, notice);
  const merchant = getUnreadBillsMerchant(bill.failure);
  const brand = merchant
    ? chooseBrand({ site: await readSite(), merchant, index: getBrands() }).brand
    : await readProblemBrand({ ref, brandId: session.brandId });
  if (trouble === 'renew') return { kind: 'renew', renewals: notice?.renewals ?? 0, brand };
  if (trouble.code === 'closed') {
    const { transactionId } = session;
    const recalled = await recallPayment({ transactionId }, await readSite());
    if (recalled) return { kind: 'recalled', recalled, session, brand: recalled.brand };
  }
  return { kind: 'trouble', failure: trouble, brand, merchant };
});

/** Whether the session is over, or its cookie has never been kept. */
async function explainNoSession(
  isClosed: boolean,
): Promise<'noSession' | 'cookiesNeeded' | 'closedHere'> {
  if (isClosed) return 'closedHere';
  return (await headers()).has(COOKIE_MISSING_HEADER) ? 'cookiesNeeded' : 'noSession';
}

type BillPageProps = { params: Promise<{ ref: string }> };

/** What a page about a bill says of itself in its head; its title stands in the messages. */
export function describePage(findTitle: (messages: Messages) => string) {
  return {
    async generateMetadata({ params }: BillPageProps): Promise<Metadata> {
      const { brand } = await readBill((await params).ref);
      const { view } = await readPageBrand(brand);
      const messages = getMessages(view);
      return {
        title: writeTitle([findTitle(messages), view.name], messages.frame.titleSeparator),
        icons: describeIcons(brand.icon),
      };
    },
    async generateViewport({ params }: BillPageProps): Promise<Viewport> {
      return describeViewport((await readBill((await params).ref)).brand.theme);
    },
  };
}

/**
 * An address that opens a bill elsewhere while it stays open here, and the brand of that bill; else leads to the bill.
 * For a page that the customer asks for, and for no other: the address opens the bill for anyone.
 */
export async function readHandOver(ref: string): Promise<{ address: string; brand: PageBrand }> {
  // A script of the page could read the answer; only a customer who goes there gets one.
  const destination = (await headers()).get('sec-fetch-dest') ?? 'document';
  if (destination !== 'document') redirect(`/pay/${ref}`);
  const read = await readBill(ref);
  if (read.kind !== 'bill' && read.kind !== 'recalled') redirect(`/pay/${ref}`);
  const { payment } = read.kind === 'bill' ? read.bill : read.recalled;
  const brand = await readPageBrand(read.brand, payment);
  const { origin } = await readSite();
  return { address: `${origin}/payment/${await sealHandOver(read.session)}`, brand };
}

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { readSite } from '#lib/brand/read-site.ts';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { readPageBrand } from '#lib/brand/view/read-page-brand.ts';
import { sealHandOver } from '#lib/session/hand-over.ts';
import { readBill } from './read-bill.ts';

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

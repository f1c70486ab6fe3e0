import { cache } from 'react';
import type { Brand } from '#lib/brand/brand.ts';
import { readProblemBrand } from '#lib/brand/read-page-brand.ts';
import { describeBillTrouble } from '#lib/checkout/bill-trouble.ts';
import { type Bill, loadBill } from '#lib/checkout/load-bill.ts';
import { type BillSession, readSession } from '#lib/session.ts';

/** The bill of an address and the brand that it shows in, or why there is none to show. */
export type ReadBill = { readonly brand: Brand } & (
  | { readonly kind: 'bill'; readonly bill: Bill; readonly session: BillSession }
  | ReturnType<typeof describeBillTrouble>
  | typeof NO_SESSION
);

const NO_SESSION = {
  kind: 'trouble',
  screen: 'noSession',
  status: 401,
  reference: undefined,
  retryAfterInSeconds: undefined,
} as const;

/** Once a request, for title, viewport and page alike. */
export const readBill = cache(async (ref: string): Promise<ReadBill> => {
  const session = await readSession(ref);
  if (!session) return { ...NO_SESSION, brand: await readProblemBrand({ ref }) };
  const askedAtInMs = Date.now();
  const bill = await loadBill(session);
  if (bill.ok) return { kind: 'bill', bill: bill.value, session, brand: bill.value.brand };
  const brand = await readProblemBrand({ ref, brandId: session.brandId });
  return { ...describeBillTrouble(bill.failure, session, askedAtInMs), brand };
});

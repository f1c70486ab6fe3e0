import { headers } from 'next/headers';
import { cache } from 'react';
import type { Brand } from '#lib/brand/brand.ts';
import { readSite } from '#lib/brand/read-site.ts';
import { readProblemBrand } from '#lib/brand/view/read-page-brand.ts';
import { type RecalledPayment, recallPayment } from '#lib/checkout/read/recall-payment.ts';
import { isScreenFailureCode, type ScreenFailureCode } from '#lib/contract/failures.ts';
import {
  OPENING_BRAND_HEADER,
  OPENING_REF_HEADER,
  OPENING_RETRY_AFTER_HEADER,
  OPENING_TROUBLE_HEADER,
} from '#lib/internal-headers.ts';

/** Why a link could not be opened, and what we know of its payment all the same. */
export type Opening = {
  readonly code: ScreenFailureCode;
  readonly retryAfterInSeconds: number | undefined;
  readonly recalled: RecalledPayment | undefined;
  /** Of the payment, or else the one that the bill showed in when it was opened here before. */
  readonly brand: Brand;
};

/** Once a request, for title, viewport and page alike. */
export const readOpening = cache(async (): Promise<Opening> => {
  const given = await headers();
  const told = given.get(OPENING_TROUBLE_HEADER) ?? '';
  const code = isScreenFailureCode(told) ? told : 'linkUnknown';
  const retryAfter = given.get(OPENING_RETRY_AFTER_HEADER);
  const ref = given.get(OPENING_REF_HEADER);
  // connectFi does not open this link any more, so our own memory may know why.
  const isOver = code === 'linkUnknown' || code === 'closed';
  const recalled = ref && isOver ? await recallPayment({ ref }, await readSite()) : undefined;
  const brandId = given.get(OPENING_BRAND_HEADER) ?? undefined;
  return {
    code,
    retryAfterInSeconds: retryAfter ? Number(retryAfter) : undefined,
    recalled,
    brand: recalled?.brand ?? (await readProblemBrand({ brandId })),
  };
});

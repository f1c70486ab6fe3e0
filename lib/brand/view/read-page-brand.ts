import 'server-only';
import { headers } from 'next/headers';
import type { Payment } from '#lib/domain/payment.ts';
import { NONCE_HEADER } from '#lib/internal-headers.ts';
import { getTrace } from '#lib/log/trace.ts';
import type { Brand } from '../brand.ts';
import { getBrands } from '../brand-index.ts';
import { chooseProblemBrand, recallBrandId } from '../choose-brand.ts';
import { readSite } from '../read-site.ts';
import type { Theme } from '../theme/theme.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import type { PageBrand } from './brand-view.ts';
import { makePageBrand } from './make-page-brand.ts';

/** A brand as the page of this request shows it: in the customer's language, under this answer's policy. */
export async function readPageBrand(
  brand: Brand,
  bill?: Payment | Pick<Payment, 'merchant'>,
): Promise<PageBrand> {
  return makePageBrand({
    brand,
    css: writeThemeOnce(brand.theme),
    reference: getTrace()?.traceId ?? '',
    nonce: (await headers()).get(NONCE_HEADER) ?? '',
    bill,
  });
}

/** A brand's theme stays the same object until its files change. */
const themeCss = new WeakMap<Theme, string>();

function writeThemeOnce(theme: Theme): string {
  const css = themeCss.get(theme) ?? writeThemeCss(theme);
  themeCss.set(theme, css);
  return css;
}

/** What is known of the brand of a page that cannot read its bill: the bill's address, or its session. */
type BrandHint = { readonly ref?: string; readonly brandId?: string | undefined };

/** The brand of a page without a readable bill. */
export async function readProblemBrand({ ref, brandId }: BrandHint = {}): Promise<Brand> {
  const site = await readSite();
  const rememberedId = brandId ?? (ref === undefined ? undefined : recallBrandId(ref));
  return chooseProblemBrand({ site, index: getBrands(), rememberedId });
}

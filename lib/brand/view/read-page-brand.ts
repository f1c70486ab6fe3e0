import 'server-only';
import { headers } from 'next/headers';
import { fill } from '#lib/domain/fill.ts';
import type { Payment } from '#lib/domain/payment.ts';
import { NONCE_HEADER } from '#lib/internal-headers.ts';
import { getTrace } from '#lib/log/trace.ts';
import { listOffered } from '#lib/messages/choose-language.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { getReader } from '#lib/messages/reader.ts';
import { shortenId } from '#lib/short-number.ts';
import type { Brand } from '../brand.ts';
import { getBrands } from '../brand-index.ts';
import { chooseProblemBrand, recallBrandId } from '../choose-brand.ts';
import { readSite } from '../read-site.ts';
import type { Theme } from '../theme/theme.ts';
import { writeThemeCss } from '../theme/write-theme-css.ts';
import type { BrandView, PageBrand } from './brand-view.ts';
import { writeLogoCss } from './fit-logo.ts';
import { getSpeech } from './get-speech.ts';
import { makeBrandView } from './make-brand-view.ts';

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

type Source = Pick<PageBrand, 'reference' | 'nonce'> & {
  readonly brand: Brand;
  /** By `writeThemeCss`. */
  readonly css: string;
  /** What the page is about, or as much as is known of it. */
  readonly bill?: Payment | Pick<Payment, 'merchant'> | undefined;
};

/** What a page is drawn with of its brand, in the language of the request that is being answered. */
export function makePageBrand({ brand, css, reference, nonce, bill }: Source): PageBrand {
  const { settings, theme } = brand;
  const speech = getSpeech(settings);
  const view = makeBrandView(brand, speech, bill?.merchant);
  const mail = writeMail(view, bill && 'transactionId' in bill ? bill : reference);
  return {
    view: { ...view, support: { ...view.support, mail } },
    speech,
    languages: { offered: listOffered(settings.languages), query: getReader().query },
    css: css + writeLogoCss(view.logo),
    fonts: theme.font.kind === 'files' ? theme.font.faces.map(({ src }) => src) : [],
    reference,
    nonce,
  };
}

/**
 * The mail to anyone who answers begins with what it is about: a bill, or the reference of a page that has none. In
 * English, since the merchant reads it.
 */
function writeMail(
  { noun }: BrandView,
  about: Pick<Payment, 'transactionId' | 'invoiceNumber'> | string,
): NonNullable<BrandView['support']['mail']> {
  const words = getMessages({ noun }).brand.mail;
  if (typeof about === 'string') return { subject: fill(words.aboutPage, { number: about }) };
  const { transactionId, invoiceNumber } = about;
  const number = shortenId(transactionId);
  return {
    subject: invoiceNumber
      ? fill(words.aboutInvoice, { number, invoiceNumber })
      : fill(words.aboutPayment, { number }),
    body: fill(words.body, { number, id: transactionId }),
  };
}

/** What is known of the brand of a page that cannot read its bill: the bill's address, or its session. */
type BrandHint = { readonly ref?: string; readonly brandId?: string | undefined };

/** The brand of a page without a readable bill. */
export async function readProblemBrand({ ref, brandId }: BrandHint = {}): Promise<Brand> {
  const site = await readSite();
  const rememberedId = brandId ?? (ref === undefined ? undefined : recallBrandId(ref));
  return chooseProblemBrand({ site, index: getBrands(), rememberedId });
}

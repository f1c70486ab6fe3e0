import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { ENGLISH } from '#lib/messages/languages.ts';
import { type StyledPart, setPageHead, setPageStyle } from '#lib/page/page-status.ts';
import { KeepBrand } from './keep-brand.tsx';

/**
 * The brand's colours, corners and font, at the end of the head and outside of what React owns. A document
 * keeps the look that it came with: its policy knows one nonce alone, so that a style with a later one, of a
 * page drawn again, would be refused.
 */
export function BrandStyle({ of, brand }: { of: StyledPart; brand: PageBrand }) {
  const { view, reference, css, fonts } = brand;
  const { language } = view;
  setPageStyle(of, css);
  if (of === 'page') setPageHead({ fonts, language });
  return (
    <KeepBrand
      of={of}
      view={view}
      reference={reference}
      {...(language !== ENGLISH && { crash: getMessages({ language }).crash })}
    />
  );
}

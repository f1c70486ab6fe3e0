import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { BRAND_PARAMETER } from '#lib/internal-headers.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { VisuallyHidden } from './marked-text.tsx';

type PolicyLinksProps = {
  readonly view: Pick<BrandView, 'brandId' | 'hasFooter' | 'policies'>;
  /** What the link to the accessibility statement says, which no brand leaves away. */
  readonly accessibility: string;
  readonly words: Messages['brand']['policies'];
};

/** The small print. Opens beside the page, so that a payment begun in it stays. */
export function PolicyLinks({ view, accessibility, words }: PolicyLinksProps) {
  const policies = (['terms', 'privacy', 'refunds'] as const).flatMap((name) => {
    const href = view.policies[name];
    return href && view.hasFooter ? [{ text: words[name], href }] : [];
  });
  const statement = `/accessibility?${new URLSearchParams({ [BRAND_PARAMETER]: view.brandId })}`;
  const links = [...policies, { text: accessibility, href: statement }];
  return (
    <nav aria-label={words.label} className="print:hidden">
      <ul className="flex flex-wrap items-center">
        {links.map(({ text, href }, index) => (
          <li key={href} className="inline-flex items-center">
            {index > 0 && (
              <span aria-hidden="true" className="px-2">
                ·
              </span>
            )}
            <a
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex min-h-11 items-center text-quiet decoration-control hover:decoration-current"
            >
              <span>{text}</span>
              <VisuallyHidden>{` ${words.opens}`}</VisuallyHidden>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type EndSessionProps = {
  readonly billRef: string;
  readonly words: { readonly endSession: string };
};

/** For anyone who shares a device. A form, so that it works without scripts as well. */
export function EndSession({ billRef, words }: EndSessionProps) {
  return (
    <form method="post" action={`/pay/${billRef}/end`} className="print:hidden">
      <button
        type="submit"
        className="inline-flex min-h-11 cursor-pointer items-center text-start text-quiet underline decoration-control underline-offset-2 hover:decoration-current"
      >
        {words.endSession}
      </button>
    </form>
  );
}

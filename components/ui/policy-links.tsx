import type { BrandView } from '#lib/brand/view/brand-view.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

type PolicyLinksProps = {
  readonly policies: BrandView['policies'];
  readonly words: Messages['brand']['policies'];
};

/** The small print. Opens beside the page, so that a payment begun in it stays. */
export function PolicyLinks({ policies, words }: PolicyLinksProps) {
  const links = (['terms', 'privacy', 'refunds'] as const).flatMap((name) => {
    const href = policies[name];
    return href ? [{ name, href }] : [];
  });
  if (links.length === 0) return null;
  return (
    <nav aria-label={words.label} className="print:hidden">
      <ul className="flex flex-wrap items-center">
        {links.map(({ name, href }, index) => (
          <li key={name} className="inline-flex items-center">
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
              <span>{words[name]}</span>
              <VisuallyHidden>{` ${words.opens}`}</VisuallyHidden>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

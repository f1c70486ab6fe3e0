import { Icon } from '#components/ui/icon.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { PageBrand } from '#lib/brand/view/page-brand.ts';
import { describeLanguage, type Language } from '#lib/messages/languages.ts';
import { LANGUAGE_PARAMETER } from '#lib/messages/reader.ts';

type LanguageSwitchProps = Pick<PageBrand, 'languages'> & {
  readonly language: Language;
  readonly label: string;
};

/** The same place in another language, by plain links. Each language is called as it calls itself. */
export function LanguageSwitch({ languages, language, label }: LanguageSwitchProps) {
  const { offered, query } = languages;
  if (offered.length < 2) return null;
  return (
    <nav aria-label={label} className="print:hidden">
      <details className="group">
        <summary className="inline-flex min-h-11 list-none items-center gap-1 underline decoration-control underline-offset-4 hover:decoration-current">
          <span>
            <VisuallyHidden>{`${label}: `}</VisuallyHidden>
            <span>{describeLanguage(language).name}</span>
          </span>
          <Icon
            name="chevron"
            className="transition-transform duration-150 ease-calm group-open:rotate-180"
          />
        </summary>
        {/* Its look stands here once: with each of the links, twice in a document, it was a third of that. */}
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 [&>li]:grid [&_a]:flex [&_a]:min-h-11 [&_a]:items-center [&_a]:text-text [&_a]:decoration-control [&_a:hover]:decoration-current [&_a[aria-current]]:font-strong [&_a[aria-current]]:no-underline">
          {offered.map((tag) => (
            <li key={tag} lang={tag}>
              <a
                href={`?${query && `${query}&`}${LANGUAGE_PARAMETER}=${tag}`}
                hrefLang={tag}
                aria-current={tag === language ? 'true' : undefined}
              >
                <bdi>{describeLanguage(tag).name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

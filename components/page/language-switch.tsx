import { Button } from '#components/ui/button.tsx';
import { VisuallyHidden } from '#components/ui/marked-text.tsx';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { describeLanguage, type Language } from '#lib/messages/languages.ts';
import { LANGUAGE_PARAMETER } from '#lib/messages/reader.ts';

type LanguageSwitchProps = Pick<PageBrand, 'languages'> & {
  readonly language: Language;
  readonly words: { readonly language: string; readonly changeLanguage: string };
};

/**
 * The same place in another language. A form with the browser's own list, which needs no scripts and is a tenth of as
 * many links in a document. Each language is called as it calls itself.
 */
export function LanguageSwitch({ languages, language, words }: LanguageSwitchProps) {
  const { offered, query } = languages;
  if (offered.length < 2) return null;
  return (
    <form data-languages className="flex flex-wrap items-center gap-x-4 py-1 print:hidden">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        <VisuallyHidden>{words.language}</VisuallyHidden>
        <select
          name={LANGUAGE_PARAMETER}
          defaultValue={language}
          autoComplete="off"
          className="min-h-11 max-w-48 rounded-control border border-control bg-paper px-2 text-text"
        >
          {offered.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {describeLanguage(tag).name}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" variant="quiet" className="px-0! text-13!">
        {words.changeLanguage}
      </Button>
    </form>
  );
}

import type { BrandText } from '#lib/brand/view/brand-view.ts';

type BrandWordsProps = {
  readonly words: BrandText | undefined;
  readonly className?: string;
};

/** One line of a brand's own: it begins where the page's lines begin, whatever its language. */
export function BrandLine({ words, className = '' }: BrandWordsProps) {
  if (!words) return null;
  return (
    <p lang={words.language} className={`max-w-line ${className}`}>
      <bdi>{words.text}</bdi>
    </p>
  );
}

/** A brand's own paragraphs: plain text in a language of their own, whatever the page's is. */
export function BrandWords({ words, className = '' }: BrandWordsProps) {
  if (!words) return null;
  return (
    <p lang={words.language} dir="auto" className={`max-w-line whitespace-pre-line ${className}`}>
      {words.text}
    </p>
  );
}

import type { BrandText } from '#lib/brand/choose-text.ts';

type BrandWordsProps = {
  readonly words: BrandText | undefined;
  readonly className?: string;
};

/** A brand's own words: plain text in a language of their own, whatever the page's is. */
export function BrandWords({ words, className = '' }: BrandWordsProps) {
  if (!words) return null;
  return (
    <p lang={words.language} dir="auto" className={`max-w-line whitespace-pre-line ${className}`}>
      {words.text}
    </p>
  );
}

import { Icon } from '#components/ui/icon.tsx';
import type { BrandImage, ImagePair } from '#lib/brand/brand.ts';
import type { LogoSize } from '#lib/brand/schema/brand-choices.ts';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { fitLogo, getLogoClass, isWordmark } from '#lib/brand/view/fit-logo.ts';
import { fill } from '#lib/domain/fill.ts';
import type { Messages } from '#lib/messages/get-messages.ts';

type LetterheadProps = {
  readonly view: BrandView;
  /** Given where a bill is at hand, which somebody has sent. */
  readonly billWords?: Pick<Messages, 'bill' | 'brand'>;
};

/** Whose letter this is. A platform's bears its own sign, and below it the name of who asks for the money. */
export function Letterhead({ view, billWords }: LetterheadProps) {
  const unnamed = billWords?.bill.unnamedMerchant;
  const name = view.name ?? unnamed;
  if (!name) return null;
  return (
    <div className="grid justify-items-start gap-group">
      <Sender view={view} name={name} />
      {view.kind === 'platform' && billWords && (
        <p className="text-17">
          <bdi>{view.payee ? fill(billWords.brand.from, { merchant: view.payee }) : unnamed}</bdi>
        </p>
      )}
    </div>
  );
}

/** The sender on each ground: where the brand has no logo that can be seen there, as one without any. */
function Sender({ view, name }: { view: BrandView; name: string }) {
  const { light, dark }: Partial<ImagePair> = view.logo ?? view.icon ?? {};
  const isClear = view.logo?.isClear ?? false;
  const plate = { view, name, isClear, size: view.logo?.size };
  if (!light === !dark)
    return <Plate {...plate} {...(light && dark && { pair: { light, dark } })} />;
  const only = light ?? dark;
  const shown = <Plate {...plate} {...(only && { pair: { light: only, dark: only } })} />;
  return (
    <>
      <div className="on-light">{light ? shown : <Plate {...plate} />}</div>
      <div className="on-dark">{dark ? shown : <Plate {...plate} />}</div>
    </>
  );
}

type PlateProps = {
  readonly view: BrandView;
  readonly name: string;
  readonly pair?: ImagePair;
  readonly isClear: boolean;
  readonly size: LogoSize | undefined;
};

/** A logo that spells the name and is surely seen stands for itself; any other sign has the name with it. */
function Plate({ view, name, pair, isClear, size }: PlateProps) {
  const isWord = pair !== undefined && isWordmark(pair.light);
  if (isWord && isClear) return <BrandLogo {...pair} size={size} alt={name} />;
  return (
    <div className={isWord ? 'grid justify-items-start gap-group' : 'flex items-center gap-3'}>
      {pair ? <BrandLogo {...pair} size={size} alt="" /> : <NameMark name={view.name ?? ''} />}
      <p className="min-w-0 text-17 font-strong">
        <bdi>{name}</bdi>
      </p>
    </div>
  );
}

type BrandLogoProps = {
  readonly light: BrandImage;
  readonly dark: BrandImage;
  readonly size: LogoSize | undefined;
  /** Empty where the name stands beside it. */
  readonly alt: string;
};

/**
 * Room is kept for it before it is here, so that nothing moves. The theme knows which of the two stands on
 * what it was made for: neither the device's scheme nor the brand's says so for every ground.
 */
function BrandLogo({ light, dark, ...props }: BrandLogoProps) {
  if (light.src === dark.src) return <Picture image={light} className="" {...props} />;
  return (
    <>
      <Picture image={light} className="on-light" {...props} />
      <Picture image={dark} className="on-dark" {...props} />
    </>
  );
}

type PictureProps = Omit<BrandLogoProps, 'light' | 'dark'> & {
  readonly image: BrandImage;
  readonly className: string;
};

function Picture({ image, alt, className, size }: PictureProps) {
  const { width, height } = fitLogo(image, size);
  return (
    // biome-ignore lint/performance/noImgElement: logos are served as they were checked
    <img
      src={image.src}
      alt={alt}
      width={width}
      height={height}
      className={`own-ground shrink-0 object-contain ${getLogoClass(image, size)} ${className}`}
    />
  );
}

/** Stands in for a logo: the name's own letters, set like a seal. Always beside the name itself. */
function NameMark({ name }: { name: string }) {
  const initials = getInitials(name);
  return (
    <span
      aria-hidden="true"
      className="grid size-11 shrink-0 place-items-center rounded-box border border-edge bg-accent text-17 font-strong text-on-accent print:hidden"
    >
      {initials ? <bdi className="tracking-wide">{initials}</bdi> : <Icon name="document" />}
    </span>
  );
}

const STARTS_LIKE_A_WORD = /^[\p{L}\p{N}]/u;

/** One sign of these says a word, and two of them make a mark too dense to read. */
const ONE_SIGN_IS_ENOUGH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Written from right to left, or joined: two letters out of two words would turn into another word. */
const STANDS_ALONE =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mongolian}]/u;

/**
 * One or two letters that stand for a name where there is no logo; empty where it has no letters at all.
 * Whole signs as readers count them, accents and vowel signs included.
 */
export function getInitials(name: string): string {
  const words = name.split(/[\s\p{Pd}/&+]+/u).flatMap((word) => {
    const start = word.replace(/^[^\p{L}\p{N}]+/u, '');
    return STARTS_LIKE_A_WORD.test(start) ? [start] : [];
  });
  const [first, second, ...others] = words;
  if (!first) return '';
  if (STANDS_ALONE.test(first) || ONE_SIGN_IS_ENOUGH.test(first)) return getFirstSign(first);
  // Of two words both; of more the first two, since the last is most often "Inc." or "Company".
  const next = others.length === 0 ? second : findWeighty([second, ...others]);
  return [first, next].map((word) => (word ? getFirstSign(word).toLocaleUpperCase() : '')).join('');
}

/** The first word that is not a mere joint, such as the "of" in "City of Larkhaven". */
function findWeighty(words: readonly (string | undefined)[]): string | undefined {
  return words.find((word) => word && !/^\p{Ll}{1,3}$/u.test(word)) ?? words[0];
}

/** Where a browser cannot count signs, the screen of last resort makes do with the first code point. */
function getFirstSign(word: string): string {
  if (typeof Intl.Segmenter !== 'function') return Array.from(word)[0] ?? '';
  const [sign] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return sign?.segment ?? '';
}

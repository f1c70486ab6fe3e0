import type { ImagePair } from '#lib/brand/brand.ts';
import type { LogoSize } from '#lib/brand/schema/brand-choices.ts';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { isWordmark } from '#lib/brand/view/fit-logo.ts';
import { fill } from '#lib/domain/fill.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { BrandLogo, NameMark } from './brand-mark.tsx';

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

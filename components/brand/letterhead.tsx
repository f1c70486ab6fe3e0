import type { BrandView } from '#lib/brand/brand-view.ts';
import { isWordmark } from '#lib/brand/fit-logo.ts';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { BrandLogo } from './brand-logo.tsx';
import { NameMark } from './name-mark.tsx';

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

/** A logo that spells the name stands for itself; a mere sign has the name beside it. */
function Sender({ view, name }: { view: BrandView; name: string }) {
  const { logo, icon } = view;
  if (logo && isWordmark(logo.light)) return <BrandLogo logo={logo} alt={name} />;
  const sign = logo ?? icon;
  return (
    <div className="flex items-center gap-3">
      {sign ? <BrandLogo logo={sign} alt="" /> : <NameMark name={view.name ?? ''} />}
      <p className="min-w-0 text-17 font-strong">
        <bdi>{name}</bdi>
      </p>
    </div>
  );
}

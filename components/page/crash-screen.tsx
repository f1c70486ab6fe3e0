import { KeptLanguages } from '#components/brand/keep-brand.tsx';
import type { KeptBrand } from '#components/brand/kept-brand.ts';
import { Sheet } from '#components/page/sheet.tsx';
import { Reference } from '#components/ui/marked-text.tsx';
import { ButtonLink } from '../ui/button.tsx';

/** For where not even the page around the screen could be drawn: the browser must know them by itself. */
const WORDS = {
  title: 'Something went wrong on our side',
  body: 'Reload this page to see the present state of your bill. If you have just sent a payment, do not send it again before you have seen its state.',
  reload: 'Reload this page',
  reference: 'Reference: {reference}',
};

type CrashScreenProps = {
  readonly brand?: KeptBrand | undefined;
  readonly reference?: string | undefined;
  readonly crash?: KeptBrand['crash'];
};

/** The screen of last resort; it may be drawn in the browser, so it brings its own few words where it has no others. */
export function CrashScreen({ brand, reference = brand?.reference, ...given }: CrashScreenProps) {
  const crash = given.crash ?? brand?.crash ?? WORDS;
  return (
    <Sheet view={brand?.view}>
      <div className="grid max-w-line gap-step">
        <h1 className="text-22">{crash.title}</h1>
        <p className="text-17">{crash.body}</p>
      </div>
      <ButtonLink variant="primary" href="">
        {crash.reload}
      </ButtonLink>
      <Reference number={reference} words={crash.reference} />
      <KeptLanguages />
    </Sheet>
  );
}

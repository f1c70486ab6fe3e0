import { Disclosure } from '#components/ui/disclosure.tsx';
import { BUILT_IN_ID } from '#lib/brand/brand.ts';
import type { PreviewBrand } from '#lib/brand/preview/open-preview-brands.ts';
import type { Palette, Scheme, Theme } from '#lib/brand/theme/theme.ts';
import { NewBrand } from './editor/new-brand.tsx';

export const LIST_TITLE = 'Brands';

/** The brands of the folder; an invalid one with everything that is wrong with it. */
export function BrandList({ brands }: { readonly brands: readonly PreviewBrand[] }) {
  return (
    <main className="mx-auto grid w-full max-w-page gap-8 px-5 py-12">
      <div className="grid max-w-line gap-2">
        <h1 className="text-22">{LIST_TITLE}</h1>
        <p className="text-17">
          Every brand in the folder, as customers would see it. Open one to look at all of its
          screens and to change it.
        </p>
      </div>
      <Disclosure summary="Begin a new brand" tone="plain">
        <NewBrand ids={brands.map(({ id }) => id)} />
      </Disclosure>
      <ul className="grid gap-5 min-[40rem]:grid-cols-2 min-[60rem]:grid-cols-3">
        {brands.map((brand) => (
          <li key={brand.id}>
            <Card brand={brand} />
          </li>
        ))}
      </ul>
    </main>
  );
}

function Card({ brand: shown }: { brand: PreviewBrand }) {
  const { id, brand, problems } = shown;
  return (
    <article className="relative grid h-full grid-rows-[auto_1fr_auto] overflow-hidden rounded-card border border-hairline bg-paper has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <LogoPlate shown={shown} />
      <div className="grid content-start gap-1 border-t border-hairline p-4">
        <h2 className="text-17">
          <a
            href={`/brand-preview/${id}`}
            className="text-text no-underline outline-none after:absolute after:inset-0 hover:underline"
          >
            {nameBrand(shown)}
          </a>
        </h2>
        {id !== BUILT_IN_ID && <p className="text-13 text-quiet">{id}</p>}
        {problems.length > 0 && (
          <div className="grid gap-1 pt-2 text-13">
            <p className="text-attention">Not in use until this is corrected:</p>
            <ul className="grid gap-1">
              {problems.map(({ where, what }) => (
                <li key={`${where} ${what}`}>
                  <code className="font-strong">{where}</code> {what}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <Colours brand={brand} />
    </article>
  );
}

/** What the brand is called here: by its name, or by its folder where it has no good form. */
export function nameBrand({ id, brand, isFallback }: PreviewBrand): string {
  if (id === BUILT_IN_ID) return 'Without a brand';
  return isFallback ? id : brand.settings.name;
}

/** The logo as on the head of the letter. */
function LogoPlate({ shown }: { shown: PreviewBrand }) {
  const { brand } = shown;
  const { text, ground } = getLetter(brand.theme, 'light');
  const logo = brand.logo?.light;
  return (
    <div
      className="grid h-28 place-items-center px-8"
      style={{ backgroundColor: ground, color: text }}
    >
      {logo ? (
        // biome-ignore lint/performance/noImgElement: no image optimizer may touch a brand's files
        <img
          src={logo.src}
          width={logo.width}
          height={logo.height}
          alt=""
          className="h-12 w-full object-contain"
        />
      ) : (
        <span aria-hidden="true" className="text-22 font-strong">
          {nameBrand(shown)}
        </span>
      )}
    </div>
  );
}

function Colours({ brand }: { brand: PreviewBrand['brand'] }) {
  const colours = (['light', 'dark'] as const).flatMap((scheme) => {
    const { accent, paper } = brand.theme[scheme];
    return [accent, getLetter(brand.theme, scheme).ground, paper];
  });
  return (
    <div aria-hidden="true" className="flex border-t border-hairline">
      {colours.map((colour, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of them may be the same colour
        <span key={index} className="h-2 flex-1" style={{ backgroundColor: colour }} />
      ))}
    </div>
  );
}

/** The colours around the letter, which may be of another tone than the paper's. */
function getLetter(theme: Theme, scheme: Scheme): Palette {
  return theme.letter?.[scheme] ?? theme[scheme];
}

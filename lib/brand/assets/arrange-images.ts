import { dropMissing } from '#lib/drop-missing.ts';
import type { Brand, BrandImage, BrandRemark } from '../brand.ts';
import type { LogoSize } from '../schema/brand-choices.ts';
import { getContrast, makeColour, parseColour } from '../theme/colour.ts';
import { getTone, type Scheme, type Theme } from '../theme/theme.ts';
import type { LoadedFiles } from './load-file.ts';
import type { Ink, Sketch } from './sketch-image.ts';

type Options = {
  readonly files: LoadedFiles;
  /** What the addresses of its files begin with. */
  readonly base: string;
  readonly theme: Theme;
  readonly size: LogoSize | undefined;
};

type Arranged = {
  readonly images: Pick<Brand, 'logo' | 'icon'>;
  readonly remarks: readonly BrandRemark[];
};

/** The images as pages show them, and what is to be said of them. */
export function arrangeImages({ files, base, theme, size }: Options): Arranged {
  const grounds = listGrounds(theme);
  const looks = [look('light', files, grounds.light), look('dark', files, grounds.dark)] as const;
  const [light, dark] = looks.map(({ place, sight }) =>
    sight === 'unseen' ? undefined : arrange(place, files, base),
  );
  const icon = arrange('icon.light', files, base);
  const isClear = looks.every(({ sight }) => sight === 'clear' || sight === 'unseen');
  return {
    images: dropMissing({
      logo: light || dark ? dropMissing({ light, dark, isClear, size }) : undefined,
      icon: icon && { light: icon, dark: arrange('icon.dark', files, base) ?? icon },
    }),
    remarks: [
      ...tellOnce(looks.flatMap(({ remark }) => remark ?? [])),
      ...['icon.light', 'icon.dark'].flatMap((place) =>
        isEmpty(place, files)
          ? [{ where: place, what: 'draws nothing', level: 'warning' as const }]
          : [],
      ),
    ],
  };
}

/** Of one image for both grounds the same may be true twice. */
function tellOnce(remarks: readonly BrandRemark[]): BrandRemark[] {
  return [...new Map(remarks.map((remark) => [remark.where + remark.what, remark])).values()];
}

function arrange(place: string, files: LoadedFiles, base: string): BrandImage | undefined {
  const file = files.get(place);
  if (file?.use !== 'image') return undefined;
  return { src: base + file.asset.name, width: file.width, height: file.height };
}

/** On what the letter stands, by tone: on paper, and on a wide screen on the ground beside it. */
function listGrounds(theme: Theme): Readonly<Record<Scheme, readonly string[]>> {
  const schemes = theme.scheme === 'auto' ? (['light', 'dark'] as const) : [theme.scheme];
  const all = schemes.flatMap((scheme) => {
    const wide = theme.letter?.[scheme] ?? theme[scheme];
    return [
      { tone: getTone(theme[scheme]), ground: theme[scheme].paper },
      { tone: getTone(wide), ground: wide.ground },
    ];
  });
  const list = (tone: Scheme) => [
    ...new Set(all.filter((one) => one.tone === tone).map(({ ground }) => ground)),
  ];
  return { light: list('light'), dark: list('dark') };
}

type Look = { readonly place: string; readonly sight: Sight; readonly remark?: BrandRemark };

const WORST: readonly Sight[] = ['unseen', 'faint', 'clear'];

/** How the logo for grounds of a tone is seen on them: as on the worst of them. */
function look(tone: Scheme, files: LoadedFiles, grounds: readonly string[]): Look {
  const place = tone === 'dark' && files.has('logo.dark') ? 'logo.dark' : 'logo.light';
  const file = files.get(place);
  if (file?.use !== 'image') return { place, sight: 'unseen' };
  if (grounds.length === 0) return { place, sight: 'clear' };
  const { sketch } = file;
  const remark = (what: string, level: BrandRemark['level'] = 'warning') => ({
    where: place,
    what,
    level,
  });
  if (!sketch) {
    const what =
      'cannot be measured, so the name stands beside it; as SVG or PNG it could stand alone';
    return { place, sight: 'faint', remark: remark(what, 'note') };
  }
  if (isEmpty(place, files)) {
    return { place, sight: 'unseen', remark: remark(`draws nothing, so ${INSTEAD}`) };
  }
  const seen = grounds.map((ground) => ({ ground, sight: judgeSight(sketch, ground) }));
  const worst = WORST.flatMap((sight) => seen.find((one) => one.sight === sight) ?? [])[0];
  if (!worst || worst.sight === 'clear') return { place, sight: 'clear' };
  const { ground, sight } = worst;
  if (sight === 'faint') {
    const what = `is hard to see on ${ground}, so the name stands beside it`;
    return { place, sight, remark: remark(what) };
  }
  const advice = advise(tone, place, judgeSight(sketch, DARK) === 'clear');
  return { place, sight, remark: remark(`cannot be seen on ${ground}, so ${INSTEAD}${advice}`) };
}

const INSTEAD = 'the name stands in its place there';
const DARK = '#101214';

function advise(tone: Scheme, place: string, isForDark: boolean): string {
  if (tone === 'dark') return place === 'logo.light' ? '; give logo.dark for dark ground' : '';
  return isForDark
    ? '; if it is made for dark ground, write "logo": { "dark": … } and no "light"'
    : '';
}

function isEmpty(place: string, files: LoadedFiles): boolean {
  const file = files.get(place);
  if (file?.use !== 'image' || !file.sketch) return false;
  return file.sketch.cells.length === 0 && !file.sketch.background;
}

/** `faint`: parts of it are hard to tell from the ground. `unseen`: all of it, or nearly. */
type Sight = 'clear' | 'faint' | 'unseen';

/** Contrasts (WCAG 2.2) below which one sees nothing, and below which one has to look for it. */
const SEEN = 1.25;
const CLEAR = 2;

/** How an image of this sketch is seen on a ground, given as `#rrggbb`. */
export function judgeSight({ background, cells }: Sketch, ground: string): Sight {
  const below = parseColour(ground);
  // A filled image brings its own ground, against which the rest of it is seen.
  const [drawn, base] =
    background && cells.length > 0
      ? [cells, lay(background, below)]
      : [background ? [[background]] : cells, below];
  const share = (needed: number) =>
    drawn.filter((inks) => inks.some((ink) => getContrast(lay(ink, base), base) >= needed)).length /
    Math.max(1, drawn.length);
  if (share(SEEN) < 0.25) return 'unseen';
  return share(CLEAR) < 0.6 ? 'faint' : 'clear';
}

function lay([red, green, blue, cover]: Ink, base: ReturnType<typeof parseColour>) {
  const through = 1 - cover / 255;
  const mix = (part: number, under: number) => Math.min(255, Math.round(part + under * through));
  return makeColour(mix(red, base.red), mix(green, base.green), mix(blue, base.blue));
}

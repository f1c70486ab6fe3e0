import {
  getScreenAddress,
  PREVIEW_GROUPS,
  PREVIEW_SCREENS,
  type PreviewScreen,
} from '#lib/brand/preview/screens.ts';
import { type Device, ScreenFrame } from './screen-frame.tsx';

export type GalleryView = {
  readonly brandId: string;
  readonly draftKey: string | undefined;
  readonly device: 'phone' | 'desktop';
  readonly scheme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly css: string;
  /** What the frames are loaded from, which a change of the theme alone leaves as it is. */
  readonly drawn: { readonly version: number; readonly draftKey: string | undefined };
};

/** `look` says how many find room beside each other. */
const DEVICES: Readonly<
  Record<GalleryView['device'], Device & { readonly name: string; readonly look: string }>
> = {
  phone: {
    name: 'Phone',
    widthInPx: 360,
    heightInPx: 740,
    look:
      '[--scale:0.37] min-[22.5rem]:[--scale:0.42] min-[48rem]:[--scale:0.64] wide:[--scale:0.68] ' +
      'min-[80rem]:[--scale:0.58] min-[90rem]:[--scale:0.69] min-[110rem]:[--scale:0.72]',
  },
  desktop: {
    name: 'Desktop',
    widthInPx: 1280,
    heightInPx: 800,
    look:
      '[--scale:0.21] min-[22.5rem]:[--scale:0.25] min-[48rem]:[--scale:0.56] wide:[--scale:0.39] ' +
      'min-[80rem]:[--scale:0.34] min-[90rem]:[--scale:0.4] min-[110rem]:[--scale:0.53]',
  },
};

/** Every screen and state, as a phone or a desktop shows it. */
export function Gallery(view: GalleryView) {
  const { look, widthInPx } = DEVICES[view.device];
  return (
    <div className={`grid gap-10 ${look}`}>
      {Object.entries(PREVIEW_GROUPS).map(([group, name]) => (
        <section
          key={group}
          id={group}
          aria-labelledby={`${group}-title`}
          className="grid scroll-mt-32 gap-4"
        >
          <h3 id={`${group}-title`} className="text-17">
            {name}
          </h3>
          <div
            className="grid gap-x-3 wide:gap-x-4"
            style={{
              gridTemplateColumns: `repeat(auto-fill, calc(${widthInPx}px * var(--scale)))`,
            }}
          >
            {PREVIEW_SCREENS.filter((screen) => screen.group === group).map((screen) => (
              <Screen key={screen.name} screen={screen} view={view} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Screen({ screen, view }: { screen: PreviewScreen; view: GalleryView }) {
  const { name, title } = screen;
  const { brandId, draftKey, device, scheme, direction, css, drawn } = view;
  return (
    <figure className="row-span-2 grid grid-rows-subgrid gap-y-1 pb-6">
      <figcaption className="flex flex-wrap content-end items-baseline gap-x-3 text-13">
        <span className="font-strong">{title}</span>
        <a
          href={getScreenAddress({ brandId, name, scheme, direction, draftKey })}
          target="_blank"
          rel="noopener"
          aria-label={`Open alone: ${title}`}
        >
          Open alone
        </a>
      </figcaption>
      <ScreenFrame
        key={device}
        address={getScreenAddress({ brandId, name, direction, ...drawn })}
        title={`${title}, ${DEVICES[device].name}`}
        device={DEVICES[device]}
        css={css}
      />
    </figure>
  );
}

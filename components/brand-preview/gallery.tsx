import { getScreenAddress } from '#lib/brand/preview/screen-address.ts';
import {
  PREVIEW_SCREENS,
  type PreviewGroup,
  type PreviewScreen,
} from '#lib/brand/preview/screens.ts';
import { fill } from '#lib/messages/fill.ts';
import { type Device, ScreenFrame } from './screen-frame.tsx';
import { PREVIEW_WORDS } from './words.ts';

export type GalleryView = {
  readonly brandId: string;
  readonly draftKey: string | undefined;
  readonly scheme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly css: string;
  /** What the frames are loaded from, which a change of the theme alone leaves as it is. */
  readonly drawn: { readonly version: number; readonly draftKey: string | undefined };
};

const PHONE: Device = { widthInPx: 360, heightInPx: 740, scale: '--phone' };
const DESKTOP: Device = { widthInPx: 1280, heightInPx: 800, scale: '--desktop' };

/** As large as both find room side by side. */
const SCALES =
  '[--desktop:0.25] [--phone:0.85] wide:[--desktop:0.24] wide:[--phone:0.5] ' +
  'min-[80rem]:[--desktop:0.5] min-[80rem]:[--phone:0.6] min-[90rem]:[--desktop:0.6] ' +
  'min-[90rem]:[--phone:0.66] min-[110rem]:[--desktop:0.8] min-[110rem]:[--phone:0.8]';

/** Every screen and state, on a phone and beside it on a desktop. */
export function Gallery(view: GalleryView) {
  return (
    <div className={`grid gap-12 ${SCALES}`}>
      {listGroups().map((group) => (
        <section
          key={group}
          id={group}
          aria-labelledby={`${group}-title`}
          className="grid scroll-mt-32 gap-6"
        >
          <h3 id={`${group}-title`} className="text-17">
            {PREVIEW_WORDS.groups[group]}
          </h3>
          {PREVIEW_SCREENS.filter((screen) => screen.group === group).map((screen) => (
            <Screen key={screen.name} screen={screen} view={view} />
          ))}
        </section>
      ))}
    </div>
  );
}

export function listGroups(): readonly PreviewGroup[] {
  return [...new Set(PREVIEW_SCREENS.map(({ group }) => group))];
}

function Screen({ screen, view }: { screen: PreviewScreen; view: GalleryView }) {
  const { name, title } = screen;
  const { phone, desktop, alone, frame } = PREVIEW_WORDS.gallery;
  const { brandId, draftKey, scheme, direction, css, drawn } = view;
  const devices = [
    { device: PHONE, label: phone },
    { device: DESKTOP, label: desktop },
  ];
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap items-baseline gap-x-3 text-13">
        <span className="font-strong">{title}</span>
        <a
          href={getScreenAddress({ brandId, name, scheme, direction, draftKey })}
          target="_blank"
          rel="noopener"
          aria-label={`${alone}: ${title}`}
        >
          {alone}
        </a>
      </figcaption>
      <div className="flex flex-wrap items-start gap-4">
        {devices.map(({ device, label }) => (
          <ScreenFrame
            key={label}
            address={getScreenAddress({ brandId, name, direction, ...drawn })}
            title={fill(frame, { title, device: label })}
            device={device}
            css={css}
          />
        ))}
      </div>
    </figure>
  );
}

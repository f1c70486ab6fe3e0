import { Segmented } from './editor/segmented.tsx';
import { type GalleryView, listGroups } from './gallery.tsx';
import { PREVIEW_WORDS } from './words.ts';

type Look = Pick<GalleryView, 'device' | 'scheme' | 'direction'>;

type GalleryBarProps = Look & {
  /** The brand itself is always light or always dark. */
  readonly isSchemeFixed: boolean;
  readonly onChange: (changed: Partial<Look>) => void;
};

/** How the screens are shown, and the way to each group of them; stays in sight. */
export function GalleryBar(props: GalleryBarProps) {
  const words = PREVIEW_WORDS.gallery;
  return (
    <div className="z-10 -mx-5 mb-8 grid gap-2 border-b border-hairline bg-paper px-5 py-3 wide:sticky wide:top-0 wide:bg-ground">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="me-auto text-17">{words.title}</h2>
        {props.isSchemeFixed && (
          <span className="text-13 text-quiet">
            {props.scheme === 'light' ? words.onlyLight : words.onlyDark}
          </span>
        )}
        <Segmented
          label={words.device}
          value={props.device}
          options={[
            { value: 'phone', label: words.phone },
            { value: 'desktop', label: words.desktop },
          ]}
          onChange={(device) => props.onChange({ device })}
        />
        <Segmented
          label={words.scheme}
          value={props.scheme}
          isDisabled={props.isSchemeFixed}
          options={[
            { value: 'light', label: words.light },
            { value: 'dark', label: words.dark },
          ]}
          onChange={(scheme) => props.onChange({ scheme })}
        />
        <Segmented
          label={words.direction}
          value={props.direction}
          options={[
            { value: 'ltr', label: words.ltr },
            { value: 'rtl', label: words.rtl },
          ]}
          onChange={(direction) => props.onChange({ direction })}
        />
      </div>
      <nav aria-label={words.jump}>
        <ul className="flex flex-wrap gap-x-4 text-13">
          {listGroups().map((group) => (
            <li key={group}>
              <a href={`#${group}`} className="inline-flex min-h-6 items-center">
                {PREVIEW_WORDS.groups[group]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

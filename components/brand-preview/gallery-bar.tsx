import type { Direction } from '#lib/brand/preview/screen-address.ts';
import type { Scheme } from '#lib/brand/theme/theme.ts';
import { listGroups } from './gallery.tsx';
import { Segmented } from './segmented.tsx';
import { PREVIEW_WORDS } from './words.ts';

type GalleryBarProps = {
  readonly scheme: Scheme;
  /** The brand itself is always light or always dark. */
  readonly isSchemeFixed: boolean;
  readonly direction: Direction;
  readonly onScheme: (scheme: Scheme) => void;
  readonly onDirection: (direction: Direction) => void;
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
          label={words.scheme}
          value={props.scheme}
          isDisabled={props.isSchemeFixed}
          options={[
            { value: 'light', label: words.light },
            { value: 'dark', label: words.dark },
          ]}
          onChange={props.onScheme}
        />
        <Segmented
          label={words.direction}
          value={props.direction}
          options={[
            { value: 'ltr', label: words.ltr },
            { value: 'rtl', label: words.rtl },
          ]}
          onChange={props.onDirection}
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

'use client';

import { useState } from 'react';
import { PREVIEW_GROUPS } from '#lib/brand/preview/screens.ts';
import type { BrandForm } from '#lib/brand/preview/shown-brand.ts';
import { Segmented } from './editor/controls.tsx';
import { Editor } from './editor/editor.tsx';
import { useDraft } from './editor/use-draft.ts';
import { Gallery, type GalleryView } from './gallery.tsx';

type WorkbenchProps = {
  readonly brandId: string;
  readonly title: string;
  /** Where the brand's files belong. */
  readonly folder: string;
  readonly source: string;
  readonly form: BrandForm;
  readonly draftKey?: string | undefined;
};

/** The editor of a brand and, beside it, every screen as the brand would have it. */
export function Workbench({ brandId, title, folder, ...initial }: WorkbenchProps) {
  const draft = useDraft({ brandId, draftKey: undefined, ...initial });
  const [look, setLook] = useState(FIRST_LOOK);
  const [pane, setPane] = useState<'settings' | 'screens'>('screens');
  const scheme = draft.form.scheme === 'auto' ? look.scheme : draft.form.scheme;
  return (
    <main className="mx-auto grid max-w-[120rem] wide:grid-cols-[22rem_minmax(0,1fr)]">
      <header className="flex flex-wrap items-center justify-between gap-3 border-b border-hairline px-5 py-3 wide:col-span-2">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-4">
          <a href="/brand-preview" className="text-13">
            All brands
          </a>
          <h1 className="min-w-0 text-17">{title}</h1>
        </div>
        <div className="wide:hidden">
          <Segmented
            label="Show"
            value={pane}
            options={{ settings: 'Settings', screens: 'Screens' }}
            onChange={setPane}
          />
        </div>
      </header>
      <section
        aria-label="Settings"
        className={`${pane === 'settings' ? '' : 'max-wide:hidden'} bg-paper px-5 py-4 wide:sticky wide:top-0 wide:max-h-dvh wide:overflow-y-auto wide:border-e wide:border-hairline`}
      >
        <Editor key={draft.restored} {...{ draft, scheme, brandId, folder }} />
      </section>
      <section
        aria-label="Screens"
        className={`${pane === 'screens' ? '' : 'max-wide:hidden'} min-w-0 px-5 pb-16`}
      >
        <GalleryBar
          {...look}
          scheme={scheme}
          isSchemeFixed={draft.form.scheme !== 'auto'}
          onChange={(changed) => setLook((before) => ({ ...before, ...changed }))}
        />
        <Gallery
          brandId={brandId}
          draftKey={draft.draftKey}
          drawn={draft.drawn}
          {...look}
          scheme={scheme}
          css={draft.form.css[scheme]}
        />
      </section>
    </main>
  );
}

type Look = Pick<GalleryView, 'device' | 'scheme' | 'direction'>;

const FIRST_LOOK: Look = { device: 'phone', scheme: 'light', direction: 'ltr' };

type GalleryBarProps = Look & {
  /** The brand itself is always light or always dark. */
  readonly isSchemeFixed: boolean;
  readonly onChange: (changed: Partial<Look>) => void;
};

/** How the screens are shown, and the way to each group of them; stays in sight. */
function GalleryBar(props: GalleryBarProps) {
  return (
    <div className="z-10 -mx-5 mb-8 grid gap-2 border-b border-hairline bg-paper px-5 py-3 wide:sticky wide:top-0 wide:bg-ground">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="me-auto text-17">Screens</h2>
        {props.isSchemeFixed && (
          <span className="text-13 text-quiet">This brand is always {props.scheme}.</span>
        )}
        <Segmented
          label="Device"
          value={props.device}
          options={{ phone: 'Phone', desktop: 'Desktop' }}
          onChange={(device) => props.onChange({ device })}
        />
        <Segmented
          label="Scheme"
          value={props.scheme}
          isDisabled={props.isSchemeFixed}
          options={{ light: 'Light', dark: 'Dark' }}
          onChange={(scheme) => props.onChange({ scheme })}
        />
        <Segmented
          label="Direction"
          value={props.direction}
          options={{ ltr: 'Left to right', rtl: 'Right to left' }}
          onChange={(direction) => props.onChange({ direction })}
        />
      </div>
      <nav aria-label="Jump to">
        <ul className="flex flex-wrap gap-x-4 text-13">
          {Object.entries(PREVIEW_GROUPS).map(([group, name]) => (
            <li key={group}>
              <a href={`#${group}`} className="inline-flex min-h-6 items-center">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

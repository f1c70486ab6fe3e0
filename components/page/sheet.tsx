import type { ReactNode } from 'react';
import { Letterhead } from '#components/brand/letterhead.tsx';
import type { BrandView } from '#lib/brand/view/brand-view.ts';

type SheetProps = {
  /** Missing where the page has not got as far as to know its brand. */
  readonly view: BrandView | undefined;
  readonly children: ReactNode;
};

/** A screen of one pane: the sender's head, and below it the one thing that there is to say. */
export function Sheet({ view, children }: SheetProps) {
  return (
    <main className="mx-auto w-full max-w-column px-margin wide:max-w-page pt-part pb-around wide:pt-16">
      <div className="mx-auto grid gap-part wide:max-w-sheet">
        {view && <Letterhead view={view} />}
        <div className="sheet grid gap-part wide:rounded-card wide:border wide:border-hairline wide:bg-paper wide:p-around">
          {children}
        </div>
      </div>
    </main>
  );
}

import type { ReactNode } from 'react';
import { Disclosure } from '#components/ui/disclosure.tsx';

/** What would push the button off a phone's screen. Paper has it open, since nobody can unfold that. */
export function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <>
      <Disclosure summary={summary} tone="plain">
        {children}
      </Disclosure>
      <div className="hidden gap-group print:grid">{children}</div>
    </>
  );
}

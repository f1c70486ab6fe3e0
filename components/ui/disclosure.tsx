import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** More words for those who want them; opens without scripts. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group print:hidden">
      <summary className="inline-flex min-h-11 list-none items-center gap-1 text-quiet underline decoration-hairline underline-offset-4 hover:decoration-current">
        {summary}
        <Icon
          name="chevron"
          className="transition-transform duration-150 ease-calm group-open:rotate-180"
        />
      </summary>
      <div className="grid max-w-line gap-2 pb-2 text-quiet">{children}</div>
    </details>
  );
}

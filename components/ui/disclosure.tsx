import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type DisclosureProps = {
  readonly summary: string;
  /** `plain`: what is inside is as much a part of the letter as what is not. */
  readonly tone?: 'quiet' | 'plain';
  /** Whether paper has it where the customer has opened it. */
  readonly printsOpen?: boolean;
  readonly children: ReactNode;
};

/** More words for those who want them; opens without scripts. */
export function Disclosure({ summary, tone = 'quiet', printsOpen, children }: DisclosureProps) {
  return (
    <details className={`group ${printsOpen ? 'print:not-open:hidden' : 'print:hidden'}`}>
      <summary className="inline-flex min-h-11 list-none items-center gap-1 text-quiet underline decoration-control underline-offset-4 hover:decoration-current">
        <span>{summary}</span>
        <Icon
          name="chevron"
          className="transition-transform duration-150 ease-calm group-open:rotate-180"
        />
      </summary>
      <div className={`grid max-w-line gap-group pb-2 ${tone === 'quiet' ? 'text-quiet' : ''}`}>
        {children}
      </div>
    </details>
  );
}

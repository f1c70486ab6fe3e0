import { createHash } from 'node:crypto';
import type { ReactNode } from 'react';
import { holdStaticPart } from '#lib/page/page-status.ts';
import { StaticSlot } from './static-slot.tsx';

type StaticPartProps = {
  readonly name: 'letter' | 'details' | 'footer';
  readonly as?: 'div' | 'footer';
  readonly className: string;
  /** All that the part is drawn from: what is equal looks equal. */
  readonly from: unknown;
  /** Neither needs scripts nor holds what does. */
  readonly children: ReactNode;
};

/**
 * A part of the page that no script has to know. React would send all of it twice, as HTML and as data to take it over
 * with; a document has it as HTML alone (docs/decisions/0036).
 */
export function StaticPart({ children, from, ...slot }: StaticPartProps) {
  const version = createHash('sha256').update(JSON.stringify(from)).digest('base64url').slice(0, 8);
  const isHeld = holdStaticPart(slot.name, children);
  return (
    <StaticSlot {...slot} version={version}>
      {isHeld ? undefined : children}
    </StaticSlot>
  );
}

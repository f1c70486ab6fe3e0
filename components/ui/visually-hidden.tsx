import type { ReactNode } from 'react';

/** Words for those who hear the page, where the eye has them from the arrangement. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

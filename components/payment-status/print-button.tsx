'use client';

import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';

/** Opens the browser's own dialog, which saves as PDF too. Not shown where scripts are off. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button
      variant="secondary"
      type="button"
      className="noscript:hidden"
      onClick={() => window.print()}
    >
      <Icon name="printer" />
      {label}
    </Button>
  );
}

'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useUnchanging } from '#components/ui/use-hydration.ts';

type PrintButtonProps = { readonly label: string; readonly words: { readonly failed: string } };

/** Most browsers say that they are about to print before their window opens. */
const PATIENCE_IN_MS = 1500;

/**
 * Opens the browser's own dialog, which saves as PDF too. Not shown where scripts are off, or where the
 * browser cannot print; browsers within apps have the function, which then does nothing.
 */
export function PrintButton({ label, words }: PrintButtonProps) {
  const [hasFailed, setHasFailed] = useState(false);
  const canPrint = useUnchanging(hasPrint, () => true);
  if (!canPrint) return null;
  return (
    <>
      <Button
        variant="secondary"
        type="button"
        className="lifeless:hidden unready:invisible"
        onClick={() => void print().then((hasBegun) => setHasFailed(!hasBegun))}
      >
        <Icon name="printer" />
        <span>{label}</span>
      </Button>
      <span role="status" className={hasFailed ? 'max-w-line self-center text-quiet' : 'sr-only'}>
        {hasFailed ? words.failed : ''}
      </span>
    </>
  );
}

/** Whether the browser has begun to print. */
function print(): Promise<boolean> {
  return new Promise((resolve) => {
    window.addEventListener('beforeprint', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), PATIENCE_IN_MS);
    try {
      window.print();
    } catch {
      resolve(false);
    }
  });
}

function hasPrint(): boolean {
  return typeof window.print === 'function';
}

'use client';

import { useEffect, useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';

type CopyButtonProps = {
  readonly text: string;
  readonly words: {
    readonly copy: string;
    readonly copied: string;
    readonly copyFailed: string;
    /** The accessible name; begins with the visible word. */
    readonly copyConfirmation: string;
  };
};

const SHOWN_FOR_MS = 4000;

/** Copies a number or an address and says so, to the eye and to a screen reader. */
export function CopyButton({ text, words }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle');

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const said = { idle: '', copied: words.copied, failed: words.copyFailed }[outcome];
  return (
    <>
      <button
        type="button"
        aria-label={words.copyConfirmation}
        onClick={() => copy(text).then(setOutcome)}
        className="-my-2 -ms-2 inline-flex min-h-11 items-center gap-1 rounded-control px-2 text-start text-link lifeless:hidden unready:invisible forced-colors:border print:hidden"
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        <span className="grid">
          <span className={`col-start-1 row-start-1 ${outcome === 'copied' ? 'invisible' : ''}`}>
            {words.copy}
          </span>
          <span className={`col-start-1 row-start-1 ${outcome === 'copied' ? '' : 'invisible'}`}>
            {words.copied}
          </span>
        </span>
      </button>
      <span role="status" className={outcome === 'failed' ? 'text-quiet' : 'sr-only'}>
        {said}
      </span>
    </>
  );
}

/** The clipboard is missing on plain http and refused by some browsers; the text can still be selected. */
async function copy(text: string): Promise<'copied' | 'failed'> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return copySelected(text) ? 'copied' : 'failed';
  }
}

/** The old way, which views inside Android's apps allow where they refuse the clipboard. It may go some day. */
function copySelected(text: string): boolean {
  const { activeElement } = document;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'sr-only';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  }
}

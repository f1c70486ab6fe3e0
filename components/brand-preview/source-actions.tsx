import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { fill } from '#lib/messages/fill.ts';
import { type Settings, writeSettings } from './settings-paths.ts';
import { PREVIEW_WORDS } from './words.ts';

type SourceActionsProps = {
  readonly settings: Settings;
  /** Where the brand's files belong. */
  readonly folder: string;
};

const SHOWN_FOR_MS = 4000;

/** The file that all of this makes: to copy, to download, to read. */
export function SourceActions({ settings, folder }: SourceActionsProps) {
  const { editor } = PREVIEW_WORDS;
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'copyFailed'>('idle');
  const text = writeSettings(settings);

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <section className="grid gap-3 border-t border-hairline pt-4">
      <div className="grid gap-2">
        <Button type="button" variant="primary" onClick={() => download(text)}>
          {editor.download}
        </Button>
        <Button type="button" variant="secondary" onClick={() => copy(text).then(setOutcome)}>
          {editor.copy}
        </Button>
        <p role="status" className="min-h-5 text-center text-13 text-quiet">
          {outcome === 'idle' ? '' : editor[outcome]}
        </p>
      </div>
      <p className="text-13 text-quiet">{fill(editor.notSaved, { folder })}</p>
      <Disclosure summary={editor.json}>
        <pre className="whitespace-pre-wrap rounded-box border border-hairline bg-soft p-3 text-13">
          {text}
        </pre>
      </Disclosure>
    </section>
  );
}

async function copy(text: string): Promise<'copied' | 'copyFailed'> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'copyFailed';
  }
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'brand.json';
  link.click();
  URL.revokeObjectURL(address);
}

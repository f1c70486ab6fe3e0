import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { BUILT_IN_ID } from '#lib/brand/brand.ts';
import { writeSettings } from './settings-paths.ts';
import type { Draft } from './use-draft.ts';

type SourceActionsProps = { readonly draft: Draft; readonly brandId: string };

const SHOWN_FOR_MS = 4000;
const NOT_DOWNLOADED =
  'The preview does not answer, so there is nothing to download. Is it still running?';

/** What all of this makes: the folder to download, and its `brand.json` to copy, to download, to read. */
export function SourceActions({ draft, brandId }: SourceActionsProps) {
  const [outcome, setOutcome] = useState<string>();
  const text = writeSettings(draft.settings);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function downloadFolder(): Promise<void> {
    const key = await draft.waitUntilSaved();
    const answer = await fetch(`/brand-preview/${brandId}/folder?draft=${key ?? ''}`).catch(
      () => undefined,
    );
    if (answer?.ok) download(await answer.blob(), `${brandId}.zip`);
    else setOutcome(NOT_DOWNLOADED);
  }

  return (
    <section className="grid gap-3 border-t border-hairline pt-4">
      <div className="grid gap-2">
        {/* No folder can have the name of the page without a brand. */}
        {brandId !== BUILT_IN_ID && (
          <Button type="button" variant="primary" onClick={downloadFolder}>
            Download the folder (.zip)
          </Button>
        )}
        <Button
          type="button"
          variant="secondary"
          onClick={() => download(new Blob([text], { type: 'application/json' }), 'brand.json')}
        >
          Download brand.json
        </Button>
        <Button type="button" variant="secondary" onClick={() => copy(text).then(setOutcome)}>
          Copy brand.json
        </Button>
        <p role="status" className="min-h-5 text-center text-13 text-quiet">
          {outcome}
        </p>
      </div>
      <Disclosure summary="brand.json as it stands">
        <pre className="whitespace-pre-wrap rounded-box border border-hairline bg-soft p-3 text-13 wrap-anywhere">
          {text}
        </pre>
      </Disclosure>
    </section>
  );
}

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return 'Not copied';
  }
}

function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

import { type DragEvent, useId, useState } from 'react';
import type { SettingField } from '#lib/brand/preview/setting-fields.ts';
import { describeField, FieldNotes } from './controls.tsx';
import type { Settings } from './settings-paths.ts';
import type { Draft } from './use-draft.ts';

type FileInputProps = {
  readonly field: SettingField & { kind: 'file' };
  readonly draft: Draft;
};

const REFUSALS = {
  tooLarge: 'This file is larger than 1 MB, or the folder than 4 MB. It was not taken.',
  unreachable: 'The preview does not answer, so this file was not taken. Choose it again.',
};

/** Why a file was not taken, and the settings as they were then. */
type Refusal = { readonly at: Settings; readonly what: string };

/** A file of the brand: dropped here, or chosen. It goes into the draft at once. */
export function FileInput({ field, draft }: FileInputProps) {
  const id = useId();
  const { path, label, hint, accept } = field;
  const [refusal, setRefusal] = useState<Refusal>();
  const { isOver, ...drop } = useDrop(add);
  const { value: name, inherited, ...found } = draft.at(path);
  // Of no interest any more once something else has changed.
  const isRefused = refusal && refusal.at === draft.settings;
  const refusals = isRefused ? [{ where: path, what: refusal.what }] : [];
  const problems = [...refusals, ...found.problems];

  async function add(file: File | undefined): Promise<void> {
    if (!file) return;
    const at = draft.settings;
    const answer = await draft.addFile(path, file);
    if (typeof answer === 'string') setRefusal({ at, what: REFUSALS[answer] });
  }

  return (
    <fieldset {...drop} className="grid gap-1">
      <legend className="pb-1 text-13 font-strong">{label}</legend>
      <div
        className={`flex items-center gap-3 rounded-box border border-dashed p-2 ${isOver ? 'border-focus bg-soft' : 'border-control'}`}
      >
        <Thumbnail path={path} draft={draft} />
        <div className="grid min-w-0 flex-1">
          {typeof name === 'string' && <span className="truncate text-13">{name}</span>}
          {name === undefined && typeof inherited === 'string' && (
            <span className="truncate text-13 text-quiet">{`As usual (${inherited})`}</span>
          )}
          <span className="flex flex-wrap gap-x-1 text-13 text-quiet">
            <label className="relative text-link underline underline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-focus">
              Choose a file
              <input
                {...describeField(id, problems)}
                aria-label={`${label}: Choose a file`}
                type="file"
                accept={accept}
                className="absolute inset-0 size-full cursor-pointer opacity-0 file:cursor-pointer"
                onChange={({ target }) => {
                  void add(target.files?.[0]);
                  // The same file may be chosen again after it was changed.
                  target.value = '';
                }}
              />
            </label>
            or drop it here
          </span>
        </div>
        {name !== undefined && (
          <button
            type="button"
            aria-label={`Remove ${label}`}
            className="grid size-9 shrink-0 place-items-center rounded-box text-17 text-quiet hover:bg-soft"
            onClick={() => draft.change(path, undefined)}
          >
            ×
          </button>
        )}
      </div>
      <FieldNotes id={id} hint={hint} problems={problems} />
    </fieldset>
  );
}

/** On the ground that the image is for. */
function Thumbnail({ path, draft }: { path: string; draft: Draft }) {
  const image = draft.form.images[path];
  if (!image || draft.at(path).value === undefined) return null;
  const scheme = path.endsWith('.dark') ? 'dark' : 'light';
  return (
    // biome-ignore lint/performance/noImgElement: no image optimizer may touch a brand's files
    <img
      src={image.src}
      width={image.width}
      height={image.height}
      alt=""
      style={{ backgroundColor: draft.form.palettes[scheme].ground }}
      className="h-10 w-16 shrink-0 rounded-box border border-hairline object-contain p-1"
    />
  );
}

function useDrop(onFile: (file: File | undefined) => Promise<void>) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      void onFile(event.dataTransfer.files[0]);
    },
  };
}

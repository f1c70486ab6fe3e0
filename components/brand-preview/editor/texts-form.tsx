import { useId, useState } from 'react';
import { TEXT_FIELDS } from '#lib/brand/preview/setting-fields.ts';
import { fill } from '#lib/domain/fill.ts';
import { PREVIEW_WORDS } from '../words.ts';
import { CONTROL, describeField, FieldFrame } from './controls.tsx';
import { findProblems, getAt, type Settings } from './settings-paths.ts';
import type { Draft } from './use-draft.ts';

/** The brand's own texts in each of its languages. */
export function TextsForm({ draft }: { readonly draft: Draft }) {
  const { editor } = PREVIEW_WORDS;
  const given = getAt(draft.settings, 'texts');
  const [added, setAdded] = useState<readonly string[]>([]);
  const languages = [...new Set([...listNames(given), ...added])];
  return (
    <div className="grid gap-4">
      {(languages.length > 0 ? languages : ['en']).map((language) => (
        <fieldset key={language} className="grid gap-3">
          <legend className="pb-2 text-13 text-quiet">{fill(editor.textsIn, { language })}</legend>
          {TEXT_FIELDS.map((field) => (
            <TextInput key={field.name} {...{ field, language, draft }} />
          ))}
        </fieldset>
      ))}
      <AddLanguage onAdd={(language) => setAdded((before) => [...before, language])} />
    </div>
  );
}

/** Where the texts that have a field stand in brand.json. */
export function listTextPaths(settings: Settings): readonly string[] {
  return listNames(getAt(settings, 'texts')).flatMap((language) =>
    TEXT_FIELDS.map(({ name }) => `texts.${language}.${name}`),
  );
}

function listNames(given: unknown): readonly string[] {
  return typeof given === 'object' && given !== null ? Object.keys(given) : [];
}

type TextInputProps = {
  readonly field: (typeof TEXT_FIELDS)[number];
  readonly language: string;
  readonly draft: Draft;
};

function TextInput({ field, language, draft }: TextInputProps) {
  const id = useId();
  const { name, label, maxLength } = field;
  const path = `texts.${language}.${name}`;
  const value = getAt(draft.settings, path);
  const text = typeof value === 'string' ? value : '';
  const inherited = getAt(draft.form.inherited, path);
  const problems = findProblems(draft.form.problems, path);
  return (
    <FieldFrame {...{ id, label, problems }} hint={`${Array.from(text).length} / ${maxLength}`}>
      <textarea
        {...describeField(id, problems)}
        lang={language}
        dir="auto"
        rows={maxLength > 120 ? 3 : 1}
        placeholder={typeof inherited === 'string' ? inherited : undefined}
        className={`${CONTROL} resize-y placeholder:text-quiet`}
        value={text}
        onChange={({ target }) => draft.change(path, target.value || undefined)}
      />
    </FieldFrame>
  );
}

function AddLanguage({ onAdd }: { onAdd: (language: string) => void }) {
  const id = useId();
  const [tag, setTag] = useState('');
  const { addLanguage, languageHint, add } = PREVIEW_WORDS.editor;
  return (
    <FieldFrame id={id} label={addLanguage} hint={languageHint} problems={[]}>
      <div className="flex gap-2">
        <input
          {...describeField(id, [])}
          type="text"
          autoComplete="off"
          spellCheck={false}
          className={CONTROL}
          value={tag}
          onChange={({ target }) => setTag(target.value.trim())}
        />
        <button
          type="button"
          aria-label={addLanguage}
          className="min-h-9 shrink-0 rounded-box border border-control px-3 text-13 hover:bg-soft"
          onClick={() => {
            if (tag) onAdd(tag);
            setTag('');
          }}
        >
          {add}
        </button>
      </div>
    </FieldFrame>
  );
}

import { useId, useState } from 'react';
import { type SettingField, TEXT_FIELDS } from '#lib/brand/preview/setting-fields.ts';
import { CONTROL, describeField, FieldFrame, FieldNotes, TextField } from './controls.tsx';
import { FileInput } from './file-input.tsx';
import { getAt, type Settings } from './settings-paths.ts';
import type { Draft } from './use-draft.ts';

type SettingInputProps = { readonly field: SettingField; readonly draft: Draft };

/** One setting of brand.json, in the control that suits it. An empty one is left out of the file. */
export function SettingInput({ field, draft }: SettingInputProps) {
  switch (field.kind) {
    case 'text':
      return <TextInput field={field} draft={draft} />;
    case 'list':
      return <ListInput field={field} draft={draft} />;
    case 'choice':
    case 'font':
      return <Choice field={field} draft={draft} />;
    case 'switch':
      return <Switch field={field} draft={draft} />;
    case 'file':
      return <FileInput field={field} draft={draft} />;
    default:
      return field satisfies never;
  }
}

type Props<Kind extends SettingField['kind']> = {
  readonly field: SettingField & { kind: Kind };
  readonly draft: Draft;
};

function TextInput({ field: { kind: _kind, path, ...field }, draft }: Props<'text'>) {
  const { value, inherited, problems } = draft.at(path);
  return (
    <TextField
      {...{ ...field, problems }}
      placeholder={toLine(inherited)}
      value={toLine(value)}
      onChange={(text) => draft.change(path, text || undefined)}
    />
  );
}

function toLine(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Keeps what is typed, empty lines included, until it is written down as a list. */
function ListInput({ field: { path, label, hint = '' }, draft }: Props<'list'>) {
  const { value, inherited, problems } = draft.at(path);
  const [text, setText] = useState(() => toLines(value));
  return (
    <TextField
      {...{ label, problems }}
      hint={`One on each line. ${hint}`.trim()}
      rows={Math.min(text.split('\n').length, 8)}
      placeholder={toLines(inherited)}
      value={text}
      onChange={(typed) => {
        setText(typed);
        const entries = typed.split('\n').map((line) => line.trim());
        const given = entries.filter((entry) => entry !== '');
        draft.change(path, given.length > 0 ? given : undefined);
      }}
    />
  );
}

function toLines(list: unknown): string {
  return Array.isArray(list) ? list.join('\n') : '';
}

function Choice({ field, draft }: Props<'choice' | 'font'>) {
  const id = useId();
  const { path, label, hint, options } = field;
  const isFont = field.kind === 'font';
  const { value, inherited, ...found } = draft.at(path);
  // Those of a font's files are told beside these.
  const problems = isFont ? [] : found.problems;
  const usual = inherited ?? (isFont ? 'system' : field.usual);
  return (
    <FieldFrame {...{ id, label, hint, problems }}>
      <select
        {...describeField(id, problems)}
        className={CONTROL}
        value={typeof value === 'string' ? value : typeof value === 'object' ? OWN : ''}
        onChange={({ target }) => draft.change(path, target.value || undefined)}
      >
        <option value="">{`As usual (${typeof usual === 'object' ? OWN_FONT : (usual ?? 'none')})`}</option>
        {isFont && typeof value === 'object' && <option value={OWN}>{OWN_FONT}</option>}
        {typeof value === 'string' && !options.includes(value) && <option>{value}</option>}
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </FieldFrame>
  );
}

const OWN = 'own';
const OWN_FONT = 'your own font';

function Switch({ field, draft }: Props<'switch'>) {
  const id = useId();
  const { path, label, hint } = field;
  const { value, inherited, problems } = draft.at(path);
  const usual = typeof inherited === 'boolean' ? inherited : field.usual;
  const isOn = typeof value === 'boolean' ? value : usual;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="flex min-h-9 items-center gap-2 justify-self-start text-15">
        <input
          {...describeField(id, problems)}
          type="checkbox"
          checked={isOn}
          onChange={({ target }) =>
            draft.change(path, target.checked === usual ? undefined : target.checked)
          }
          className="size-5 shrink-0 accent-link"
        />
        {label}
      </label>
      <FieldNotes id={id} hint={hint} problems={problems} />
    </div>
  );
}

/** The brand's own texts in each of its languages. */
export function TextsForm({ draft }: { readonly draft: Draft }) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const languages = [...new Set([...listTextLanguages(draft.settings), ...added])];
  return (
    <div className="grid gap-4">
      {(languages.length > 0 ? languages : ['en']).map((language) => (
        <fieldset key={language} className="grid gap-3">
          <legend className="pb-2 text-13 text-quiet">Texts in {language}</legend>
          {TEXT_FIELDS.map((field) => (
            <BrandText key={field.name} {...{ field, language, draft }} />
          ))}
        </fieldset>
      ))}
      <AddLanguage onAdd={(language) => setAdded((before) => [...before, language])} />
    </div>
  );
}

export function listTextLanguages(settings: Settings): readonly string[] {
  const texts = getAt(settings, 'texts');
  return typeof texts === 'object' && texts !== null ? Object.keys(texts) : [];
}

type BrandTextProps = {
  readonly field: (typeof TEXT_FIELDS)[number];
  readonly language: string;
  readonly draft: Draft;
};

function BrandText({ field: { name, label, maxLength }, language, draft }: BrandTextProps) {
  const path = `texts.${language}.${name}`;
  const { value, inherited, problems } = draft.at(path);
  return (
    <TextField
      {...{ label, problems }}
      hint={`${Array.from(toLine(value)).length} / ${maxLength}`}
      lang={language}
      dir="auto"
      isProse
      rows={maxLength > 120 ? 3 : 1}
      placeholder={toLine(inherited)}
      value={toLine(value)}
      onChange={(text) => draft.change(path, text || undefined)}
    />
  );
}

function AddLanguage({ onAdd }: { onAdd: (language: string) => void }) {
  const id = useId();
  const [tag, setTag] = useState('');
  return (
    <FieldFrame id={id} label="Add a language" hint="A tag such as es or es-MX." problems={[]}>
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
          aria-label="Add a language"
          className="min-h-9 shrink-0 rounded-box border border-control px-3 text-13 hover:bg-soft"
          onClick={() => {
            if (tag) onAdd(tag);
            setTag('');
          }}
        >
          Add
        </button>
      </div>
    </FieldFrame>
  );
}

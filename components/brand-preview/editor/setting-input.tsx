import { useId, useState } from 'react';
import type { SettingField } from '#lib/brand/preview/setting-fields.ts';
import { PREVIEW_WORDS } from '../words.ts';
import { CONTROL, describeField, FieldFrame, FieldNotes } from './controls.tsx';
import { FileInput } from './file-input.tsx';
import { findProblems, getAt } from './settings-paths.ts';
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

function TextInput({ field, draft }: Props<'text'>) {
  const id = useId();
  const { path, label, hint, inputMode } = field;
  const problems = findProblems(draft.form.problems, path);
  const value = getAt(draft.settings, path);
  const inherited = getAt(draft.form.inherited, path);
  return (
    <FieldFrame {...{ id, label, hint, problems }}>
      <input
        {...describeField(id, problems)}
        type="text"
        placeholder={typeof inherited === 'string' ? inherited : undefined}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        className={`${CONTROL} placeholder:text-quiet`}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => draft.change(path, target.value || undefined)}
      />
    </FieldFrame>
  );
}

/** Keeps what is typed, empty lines included, until it is written down as a list. */
function ListInput({ field, draft }: Props<'list'>) {
  const id = useId();
  const { path, label, hint } = field;
  const problems = findProblems(draft.form.problems, path);
  const value = getAt(draft.settings, path);
  const inherited = getAt(draft.form.inherited, path);
  const [text, setText] = useState(() => toText(value));
  const lines = text.split('\n').length;
  return (
    <FieldFrame {...{ id, label, hint: toHint(hint), problems }}>
      <textarea
        {...describeField(id, problems)}
        rows={Math.min(Math.max(lines, 1), 8)}
        spellCheck={false}
        placeholder={toText(inherited)}
        className={`${CONTROL} resize-y placeholder:text-quiet`}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          draft.change(path, toList(target.value));
        }}
      />
    </FieldFrame>
  );
}

function toText(list: unknown): string {
  return Array.isArray(list) ? list.join('\n') : '';
}

function toHint(hint: string | undefined): string {
  const { onePerLine } = PREVIEW_WORDS.editor;
  return hint ? `${onePerLine} ${hint}` : onePerLine;
}

function toList(text: string): readonly string[] | undefined {
  const entries = text.split('\n').map((line) => line.trim());
  const given = entries.filter((entry) => entry !== '');
  return given.length > 0 ? given : undefined;
}

function Choice({ field, draft }: Props<'choice' | 'font'>) {
  const id = useId();
  const { path, label, hint, options } = field;
  const isFont = field.kind === 'font';
  const problems = isFont ? [] : findProblems(draft.form.problems, path);
  const value = getAt(draft.settings, path);
  const inherited = getAt(draft.form.inherited, path);
  const usual = inherited ?? (isFont ? 'system' : field.usual);
  const { asUsual, ownFont, none } = PREVIEW_WORDS.editor;
  return (
    <FieldFrame {...{ id, label, hint, problems }}>
      <select
        {...describeField(id, problems)}
        className={CONTROL}
        value={typeof value === 'string' ? value : typeof value === 'object' ? OWN : ''}
        onChange={({ target }) => draft.change(path, target.value || undefined)}
      >
        <option value="">{`${asUsual} (${typeof usual === 'object' ? ownFont : (usual ?? none)})`}</option>
        {isFont && typeof value === 'object' && <option value={OWN}>{ownFont}</option>}
        {typeof value === 'string' && !options.includes(value) && <option>{value}</option>}
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </FieldFrame>
  );
}

const OWN = 'own';

function Switch({ field, draft }: Props<'switch'>) {
  const id = useId();
  const { path, label, hint } = field;
  const problems = findProblems(draft.form.problems, path);
  const value = getAt(draft.settings, path);
  const inherited = getAt(draft.form.inherited, path);
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

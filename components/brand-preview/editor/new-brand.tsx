'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { type BrandProblem, isBrandId } from '#lib/brand/brand.ts';
import { PREVIEW_WORDS } from '../words.ts';
import { CONTROL, describeField, FieldFrame } from './controls.tsx';
import { createDraftKey, keepDraft, putDraftFile } from './draft-store.ts';
import { findProblems, writeSettings } from './settings-paths.ts';

type Entries = {
  readonly name: string;
  readonly id: string;
  readonly reference: string;
  readonly host: string;
};

const EMPTY: Entries = { name: '', id: '', reference: '', host: '' };

/** Begins a brand: asks for what every brand needs, tells the rules, and goes on in the editor. */
export function NewBrand({ ids }: { readonly ids: readonly string[] }) {
  const [entries, setEntries] = useState(EMPTY);
  const [problems, setProblems] = useState<readonly BrandProblem[]>([]);
  const { newBrand: words, editor } = PREVIEW_WORDS;
  const id = entries.id || toBrandId(entries.name);

  async function begin(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wrong = !isBrandId(id) ? words.idForm : ids.includes(id) ? words.idTaken : undefined;
    if (wrong) return setProblems([{ where: 'id', what: wrong }]);
    const draft = { key: createDraftKey(), text: writeSettings(makeSettings(entries)) };
    const answer = await putDraftFile({ brandId: id, key: draft.key }, 'brand.json', draft.text);
    if (typeof answer === 'string') return setProblems([{ where: 'id', what: editor.unreachable }]);
    if (answer.problems.length > 0) return setProblems(answer.problems);
    keepDraft(id, draft);
    window.location.assign(`/brand-preview/${id}?draft=${draft.key}`);
  }

  const field = (name: keyof Entries, where: string) => ({
    value: entries[name],
    label: words[name],
    problems: findProblems(problems, where),
    onChange: (value: string) => {
      setEntries((before) => ({ ...before, [name]: value }));
      setProblems([]);
    },
  });
  return (
    <form className="grid max-w-line gap-4" onSubmit={begin}>
      <Field {...field('name', 'name')} />
      <Field {...field('id', 'id')} placeholder={toBrandId(entries.name)} hint={words.idHint} />
      <Field {...field('reference', 'match.merchantReferences')} hint={words.referenceHint} />
      <Field {...field('host', 'match.hosts')} hint={words.hostHint} />
      <p className="text-13 text-quiet">{words.rules}</p>
      <Button type="submit" variant="primary">
        {words.begin}
      </Button>
    </form>
  );
}

type FieldProps = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly problems: readonly BrandProblem[];
  readonly onChange: (value: string) => void;
};

function Field({ label, hint, problems, onChange, ...props }: FieldProps) {
  const id = useId();
  return (
    <FieldFrame {...{ id, label, hint, problems }}>
      <input
        {...describeField(id, problems)}
        {...props}
        type="text"
        autoComplete="off"
        spellCheck={false}
        className={`${CONTROL} placeholder:text-quiet`}
        onChange={({ target }) => onChange(target.value)}
      />
    </FieldFrame>
  );
}

function makeSettings({ name, reference, host }: Entries) {
  const match = {
    ...(host.trim() && { hosts: [host.trim()] }),
    ...(reference.trim() && { merchantReferences: [reference.trim()] }),
  };
  return { name, ...(Object.keys(match).length > 0 && { match }) };
}

/** A name for the folder, as near as can be to the brand's own. */
function toBrandId(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-$/g, '');
}

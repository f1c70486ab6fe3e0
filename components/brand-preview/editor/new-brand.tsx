'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { type BrandProblem, isBrandId } from '#lib/brand/brand.ts';
import { TextField } from './controls.tsx';
import { createDraftKey, keepDraft, putDraftFile, UNREACHABLE } from './draft-store.ts';
import { findProblems, writeSettings } from './settings-paths.ts';

type Entries = {
  readonly name: string;
  readonly id: string;
  readonly reference: string;
  readonly host: string;
};

const ID_FORM = 'must be a to z, digits and hyphens, at most 63, and not "built-in"';
const EMPTY: Entries = { name: '', id: '', reference: '', host: '' };

/** Begins a brand: asks for what every brand needs, tells the rules, and goes on in the editor. */
export function NewBrand({ ids }: { readonly ids: readonly string[] }) {
  const [entries, setEntries] = useState(EMPTY);
  const [problems, setProblems] = useState<readonly BrandProblem[]>([]);
  const id = entries.id || toBrandId(entries.name);

  async function begin(event: FormEvent): Promise<void> {
    event.preventDefault();
    const refuse = (what: string) => setProblems([{ where: 'id', what }]);
    if (!isBrandId(id)) return refuse(ID_FORM);
    if (ids.includes(id)) return refuse('There is a brand of this name already: open it below.');
    const draft = { key: createDraftKey(), text: writeSettings(makeSettings(entries)) };
    const answer = await putDraftFile({ brandId: id, key: draft.key }, 'brand.json', draft.text);
    if (typeof answer === 'string') return refuse(UNREACHABLE);
    if (answer.problems.length > 0) return setProblems(answer.problems);
    keepDraft(id, draft);
    window.location.assign(`/brand-preview/${id}?draft=${draft.key}`);
  }

  const field = (name: keyof Entries, where: string) => ({
    value: entries[name],
    problems: findProblems(problems, where),
    onChange: (value: string) => {
      setEntries((before) => ({ ...before, [name]: value }));
      setProblems([]);
    },
  });
  return (
    <form className="grid max-w-line gap-4" onSubmit={begin}>
      <TextField label="Name" {...field('name', 'name')} />
      <TextField
        label="Name of the folder"
        {...field('id', 'id')}
        placeholder={toBrandId(entries.name)}
        hint="a to z, digits and hyphens, at most 63. It is the brand’s id."
      />
      <TextField
        label="Merchant reference"
        {...field('reference', 'match.merchantReferences')}
        hint="Your own reference of the merchant whose bills show in this brand."
      />
      <TextField
        label="Host name"
        {...field('host', 'match.hosts')}
        hint="Of its own, such as pay.example.com; may be left out."
      />
      <p className="text-13 text-quiet">
        A bill shows in the brand of the host first, then in that of the merchant. What two brands
        claim belongs to the one whose folder comes first in the alphabet. A brand that claims
        nothing shows nowhere, unless its folder is called default. Ids and platforms can be added
        in the editor.
      </p>
      <Button type="submit" variant="primary">
        Begin
      </Button>
    </form>
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

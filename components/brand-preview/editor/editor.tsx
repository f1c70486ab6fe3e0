import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import type { BrandProblem } from '#lib/brand/brand.ts';
import {
  SETTING_GROUPS,
  type SettingGroup,
  TEXT_FIELDS,
} from '#lib/brand/preview/setting-fields.ts';
import type { Scheme } from '#lib/brand/theme/theme.ts';
import { COLOUR_PATHS, ColourTable } from './colour-table.tsx';
import { ContrastTable } from './contrast-table.tsx';
import { keepDraft, UNREACHABLE } from './draft-store.ts';
import { listTextLanguages, SettingInput, TextsForm } from './setting-input.tsx';
import { findProblems, listOtherProblems } from './settings-paths.ts';
import { SourceActions } from './source-actions.tsx';
import type { Draft } from './use-draft.ts';

const MAX_NAMED = 6;

type EditorProps = {
  readonly draft: Draft;
  readonly scheme: Scheme;
  readonly brandId: string;
  readonly folder: string;
};

/** The form over all settings of a brand; the file that it makes. */
export function Editor({ draft, scheme, brandId, folder }: EditorProps) {
  return (
    <div className="grid">
      <DraftState {...{ draft, brandId, folder }} />
      {SETTING_GROUPS.map((group, index) => (
        <EditorGroup
          key={group.title}
          title={group.title}
          problemCount={countProblems(draft, group)}
          isOpen={index < OPEN_GROUPS}
        >
          {group.part === 'colours' && <ColourTable draft={draft} />}
          {group.fields.map((field) => (
            <SettingInput key={field.path} field={field} draft={draft} />
          ))}
          {group.part === 'texts' && <TextsForm draft={draft} />}
        </EditorGroup>
      ))}
      <EditorGroup title="Contrast" problemCount={0} isOpen={false}>
        <ContrastTable rows={draft.form.contrast} scheme={scheme} />
      </EditorGroup>
      <SourceActions draft={draft} brandId={brandId} />
    </div>
  );
}

/** Names, images and colours are what one begins with. */
const OPEN_GROUPS = 3;

function listPaths({ fields, part }: SettingGroup): readonly string[] {
  return [
    ...fields.map(({ path }) => path),
    ...(part === 'colours' ? ['colors'] : []),
    ...(part === 'texts' ? ['texts'] : []),
  ];
}

function countProblems({ form }: Draft, group: SettingGroup): number {
  const found = listPaths(group).flatMap((path) => findProblems(form.problems, path));
  return new Set(found).size;
}

/** What the server says of the draft, heard as it changes; what no field shows is listed here. */
function DraftState({ draft, ...props }: Omit<EditorProps, 'scheme'>) {
  const { form, status } = draft;
  const isBad = form.problems.length > 0;
  const others = listOtherProblems(form.problems, listShownPaths(draft));
  const words = isBad
    ? 'Something is wrong. The screens show the last good form.'
    : 'All good. The screens show it.';
  return (
    <div className="grid gap-2 pb-4 text-13">
      <p
        role="status"
        className={isBad || status === 'unreachable' ? 'text-attention' : 'text-quiet'}
      >
        {status === 'unreachable' ? UNREACHABLE : words}
      </p>
      <Unsaved draft={draft} {...props} />
      {others.length > 0 && <ProblemList title="Problems in brand.json" problems={others} />}
      {form.remarks.length > 0 && <ProblemList title="Worth knowing" problems={form.remarks} />}
    </div>
  );
}

/** What of the editor is not in the folder, and how it gets there. */
function Unsaved({ draft, brandId, folder }: Pick<EditorProps, 'draft' | 'brandId' | 'folder'>) {
  const { unsaved } = draft;
  if (unsaved.length === 0) return <p className="text-quiet">As in the folder: {folder}</p>;
  const named = unsaved.slice(0, MAX_NAMED).join(', ');
  const rest = unsaved.length - MAX_NAMED;
  return (
    <section className="grid gap-1 border-s-2 border-control ps-3 wrap-anywhere">
      <h2 className="font-strong">Not in the folder: {unsaved.length}</h2>
      <p>{rest > 0 ? `${named}, and ${rest} more` : named}</p>
      <p className="text-quiet">
        Kept in this tab, through reloads, until you close it. To save it, download the folder and
        put its files into {folder}
      </p>
      <a
        href={draft.form.savedSource ? `/brand-preview/${brandId}` : '/brand-preview'}
        className="justify-self-start"
        onClick={() => keepDraft(brandId, undefined)}
      >
        Go back to what is in the folder
      </a>
    </section>
  );
}

function listShownPaths({ settings }: Draft): readonly string[] {
  return [
    ...SETTING_GROUPS.flatMap(({ fields }) => fields.map(({ path }) => path)),
    ...COLOUR_PATHS,
    ...listTextLanguages(settings).flatMap((language) =>
      TEXT_FIELDS.map(({ name }) => `texts.${language}.${name}`),
    ),
  ];
}

type ProblemListProps = {
  readonly title: string;
  readonly problems: readonly BrandProblem[];
};

function ProblemList({ title, problems }: ProblemListProps) {
  return (
    <section className="grid gap-1">
      <h2>{title}</h2>
      <ul className="grid gap-1">
        {problems.map(({ where, what }) => (
          <li key={`${where} ${what}`}>
            <code className="font-strong">{where}</code> {what}
          </li>
        ))}
      </ul>
    </section>
  );
}

type EditorGroupProps = {
  readonly title: string;
  readonly problemCount: number;
  readonly isOpen: boolean;
  readonly children: ReactNode;
};

/** Settings that belong together; closed, it still says that something in it is wrong. */
function EditorGroup({ title, problemCount, isOpen, children }: EditorGroupProps) {
  return (
    <details open={isOpen} className="group border-t border-hairline">
      <summary className="flex min-h-11 list-none items-center gap-2">
        <span className="flex-1 font-strong">{title}</span>
        {problemCount > 0 && (
          <span className="text-13 text-attention">{problemCount} to correct</span>
        )}
        <Icon
          name="chevron"
          className="text-quiet transition-transform duration-150 ease-calm group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-4 pt-1 pb-6">{children}</div>
    </details>
  );
}

import { useId } from 'react';
import type { ColourMove, Scheme } from '#lib/brand/theme/theme.ts';
import { fill } from '#lib/domain/fill.ts';
import { PREVIEW_WORDS } from '../words.ts';
import { BARE_CONTROL } from './controls.tsx';
import { findProblems, getAt } from './settings-paths.ts';
import type { Draft } from './use-draft.ts';

const ROLES = ['accent', 'button', 'ground', 'surface', 'text'] as const;

/** Under which a role is found in the palette that came of it; the main button is filled with its `accent`. */
const USED_AS = {
  accent: 'accent',
  button: 'accent',
  ground: 'ground',
  surface: 'paper',
  text: 'text',
} as const;
const SCHEMES = ['light', 'dark'] as const;

type Role = (typeof ROLES)[number];

export const COLOUR_PATHS = SCHEMES.flatMap((scheme) => ROLES.map((role) => getPath(scheme, role)));

/** The brand's colours for both schemes, and what had to be moved so that it can be read. */
export function ColourTable({ draft }: { readonly draft: Draft }) {
  const { roles, ...words } = PREVIEW_WORDS.colours;
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[3.25rem_minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
        <span />
        {SCHEMES.map((scheme) => (
          <span key={scheme} aria-hidden="true" className="text-13 font-strong">
            {words[scheme]}
          </span>
        ))}
        {ROLES.map((role) => (
          <ColourRow key={role} role={role} label={roles[role]} draft={draft} />
        ))}
      </div>
      <Moves moves={draft.form.moves} />
    </div>
  );
}

function ColourRow({ role, label, draft }: { role: Role; label: string; draft: Draft }) {
  return (
    <>
      <span aria-hidden="true" className="text-13">
        {label}
      </span>
      {SCHEMES.map((scheme) => (
        <ColourInput key={scheme} role={role} scheme={scheme} draft={draft} />
      ))}
      {SCHEMES.flatMap((scheme) =>
        findProblems(draft.form.problems, getPath(scheme, role)).map(({ what }) => (
          <p
            key={scheme + what}
            id={getNotesId(scheme, role)}
            className="col-span-3 text-13 text-attention"
          >
            {PREVIEW_WORDS.colours[scheme]}: {what}
          </p>
        )),
      )}
    </>
  );
}

function ColourInput({ role, scheme, draft }: { role: Role; scheme: Scheme; draft: Draft }) {
  const id = useId();
  const { pick, write, roles, ...words } = PREVIEW_WORDS.colours;
  const names = { role: roles[role], scheme: words[scheme] };
  const path = getPath(scheme, role);
  const given = getAt(draft.settings, path);
  const text = typeof given === 'string' ? given : '';
  const hasButton = SCHEMES.some((one) => getAt(draft.settings, getPath(one, 'button')));
  const usedAs = role === 'accent' && hasButton ? 'link' : USED_AS[role];
  const used = draft.form.palettes[scheme][usedAs];
  const isBroken = findProblems(draft.form.problems, path).length > 0;
  return (
    <div className="flex min-w-0">
      <input
        type="color"
        aria-label={fill(pick, names)}
        value={/^#[0-9a-f]{6}$/i.test(text) ? text : used}
        onChange={({ target }) => draft.change(path, target.value)}
        className={`h-9 w-9 shrink-0 cursor-pointer rounded-s-box border border-e-0 border-control bg-paper p-1 ${text ? '' : 'opacity-40'}`}
      />
      <input
        id={id}
        type="text"
        aria-label={fill(write, names)}
        aria-invalid={isBroken}
        aria-describedby={isBroken ? getNotesId(scheme, role) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={used}
        value={text}
        onChange={({ target }) => draft.change(path, target.value.trim() || undefined)}
        className={`${BARE_CONTROL} rounded-s-none px-1 text-13 tabular-nums placeholder:text-quiet`}
      />
    </div>
  );
}

function getPath(scheme: Scheme, role: Role): string {
  return `colors.${scheme}.${role}`;
}

function getNotesId(scheme: Scheme, role: Role): string {
  return `colour-${scheme}-${role}-notes`;
}

function Moves({ moves }: { moves: readonly ColourMove[] }) {
  const words = PREVIEW_WORDS.colours;
  if (moves.length === 0) return <p className="text-13 text-quiet">{words.notMoved}</p>;
  return (
    <div className="grid gap-1 text-13">
      <p className="font-strong">{words.moved}</p>
      <ul className="grid gap-1">
        {moves.map((move) => (
          <li
            key={`${move.scheme} ${move.part} ${move.role}`}
            className="flex items-center gap-2 tabular-nums"
          >
            <Swatch colour={move.asked} />
            <Swatch colour={move.used} />
            <span className="min-w-0">{describeMove(move)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function describeMove({ scheme, part, role, asked, used, distance }: ColourMove): string {
  const { move, distances, ...words } = PREVIEW_WORDS.colours;
  const [hardly, little, clearly] = distances;
  const how = distance < 0.02 ? hardly : distance < 0.1 ? little : clearly;
  return fill(move, {
    role: `${part ? PREVIEW_WORDS.contrast.letter : ''}${PREVIEW_WORDS.palette[role]}`,
    scheme: words[scheme],
    asked,
    used,
    distance: `${how} (${distance.toFixed(3)})`,
  });
}

function Swatch({ colour }: { colour: string }) {
  return (
    <span
      aria-hidden="true"
      className="size-5 shrink-0 rounded-box border border-hairline"
      style={{ backgroundColor: colour }}
    />
  );
}

import type { ColourMove, Scheme } from '#lib/brand/theme/theme.ts';
import { nameRole } from './contrast-table.tsx';
import { BARE_CONTROL } from './controls.tsx';
import type { Draft } from './use-draft.ts';

const ROLES = ['accent', 'button', 'ground', 'surface', 'text'] as const;
const ROLE_NAMES = {
  accent: 'Accent',
  button: 'Button',
  ground: 'Ground',
  surface: 'Paper',
  text: 'Text',
};
/** Under which a role is found in the palette that came of it; the main button is filled with its `accent`. */
const USED_AS = {
  accent: 'accent',
  button: 'accent',
  ground: 'ground',
  surface: 'paper',
  text: 'text',
} as const;
const SCHEMES = ['light', 'dark'] as const;
const SCHEME_NAMES = { light: 'Light', dark: 'Dark' };

type Role = (typeof ROLES)[number];

export const COLOUR_PATHS = SCHEMES.flatMap((scheme) => ROLES.map((role) => getPath(scheme, role)));

/** The brand's colours for both schemes, and what had to be moved so that it can be read. */
export function ColourTable({ draft }: { readonly draft: Draft }) {
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[3.25rem_minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
        <span />
        {SCHEMES.map((scheme) => (
          <span key={scheme} aria-hidden="true" className="text-13 font-strong">
            {SCHEME_NAMES[scheme]}
          </span>
        ))}
        {ROLES.map((role) => (
          <ColourRow key={role} role={role} draft={draft} />
        ))}
      </div>
      <Moves moves={draft.form.moves} />
    </div>
  );
}

function ColourRow({ role, draft }: { role: Role; draft: Draft }) {
  return (
    <>
      <span aria-hidden="true" className="text-13">
        {ROLE_NAMES[role]}
      </span>
      {SCHEMES.map((scheme) => (
        <ColourInput key={scheme} role={role} scheme={scheme} draft={draft} />
      ))}
      {SCHEMES.flatMap((scheme) =>
        draft.at(getPath(scheme, role)).problems.map(({ what }) => (
          <p
            key={scheme + what}
            id={getNotesId(scheme, role)}
            className="col-span-3 text-13 text-attention"
          >
            {SCHEME_NAMES[scheme]}: {what}
          </p>
        )),
      )}
    </>
  );
}

function ColourInput({ role, scheme, draft }: { role: Role; scheme: Scheme; draft: Draft }) {
  const name = `${ROLE_NAMES[role]}, ${SCHEME_NAMES[scheme]}`;
  const path = getPath(scheme, role);
  const { value, problems } = draft.at(path);
  const text = typeof value === 'string' ? value : '';
  const hasButton = SCHEMES.some((one) => draft.at(getPath(one, 'button')).value);
  const usedAs = role === 'accent' && hasButton ? 'link' : USED_AS[role];
  const used = draft.form.palettes[scheme][usedAs];
  const isBroken = problems.length > 0;
  return (
    <div className="flex min-w-0">
      <input
        type="color"
        aria-label={`${name}: pick`}
        value={/^#[0-9a-f]{6}$/i.test(text) ? text : used}
        onChange={({ target }) => draft.change(path, target.value)}
        className={`h-9 w-9 shrink-0 cursor-pointer rounded-s-box border border-e-0 border-control bg-paper p-1 ${text ? '' : 'opacity-40'}`}
      />
      <input
        type="text"
        aria-label={name}
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
  if (moves.length === 0) {
    return <p className="text-13 text-quiet">Every colour is as asked.</p>;
  }
  return (
    <div className="grid gap-1 text-13">
      <p className="font-strong">Moved so that it can be read</p>
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
  const how = distance < 0.02 ? 'hardly to be seen' : distance < 0.1 ? 'a little' : 'clearly';
  const what = `${SCHEME_NAMES[scheme]}, ${nameRole(role, part)}`;
  return `${what}: ${asked} became ${used}, ${how} (${distance.toFixed(3)})`;
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

import type { Palette } from '../theme.ts';
import type { Colours } from './built-in-colours.ts';
import type { Colour } from './colour.ts';
import { moveUntilReadable } from './move-until-readable.ts';
import { PAIRS } from './pairs.ts';

type Role = keyof Palette;

/**
 * A role's colour, moved from where it starts until it meets every pair of the contrast table in
 * which it stands on something. Takes the colours that those pairs name as backgrounds.
 */
export function makeReadable(role: Role, start: Colour, backgrounds: Partial<Colours>): Colour {
  const pairs = PAIRS.filter(({ foreground }) => foreground === role);
  const needed = Math.max(...pairs.map((pair) => pair.needed));
  const standsOn = pairs.map(({ background }) => {
    const colour = backgrounds[background];
    if (!colour) throw new Error(`${role} is made before ${background}, on which it stands`);
    return colour;
  });
  return moveUntilReadable(start, standsOn, needed);
}

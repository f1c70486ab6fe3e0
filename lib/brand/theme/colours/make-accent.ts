import type { Scheme } from '../theme.ts';
import { BUILT_IN_COLOURS, type Colours } from './built-in-colours.ts';
import { type Colour, getContrast, getOklch, isSameColour, makeFromOklch } from './colour.ts';
import { makeReadable } from './make-readable.ts';
import { moveUntilReadable } from './move-until-readable.ts';
import { BLACK, getSeenLightness, shiftLightness, WHITE } from './tone.ts';

type Surfaces = Pick<Colours, 'ground' | 'paper' | 'soft'>;
type Accents = Pick<
  Colours,
  'accent' | 'accentStrong' | 'onAccent' | 'link' | 'edge' | 'edgeStrong'
>;

/**
 * The main button as its merchant asked for it, with a label that reads on it (on every colour black or
 * white does), and the accent's other parts moved until they are seen on the surfaces.
 */
export function makeAccents(
  { accent, button }: { readonly accent: Colour; readonly button: Colour },
  surfaces: Surfaces,
  tone: Scheme,
): Accents {
  const { accentStrong, onAccent } = makeButton(button, tone);
  const link = makeReadable('link', accent, surfaces);
  const edge = makeReadable('edge', button, surfaces);
  const isStrongSeen = isSameColour(
    makeReadable('edgeStrong', accentStrong, surfaces),
    accentStrong,
  );
  const edgeStrong = isStrongSeen ? accentStrong : edge;
  return { accent: button, accentStrong, onAccent, link, edge, edgeStrong };
}

/**
 * An accent of the other scheme for this one. A black button on paper becomes a white one in the dark,
 * and the other way round; a coloured one is lifted from dark paper until it is seen as a button.
 */
export function carryAccent(accent: Colour, surfaces: Surfaces, tone: Scheme): Colour {
  const { l, c, h } = getOklch(accent);
  const isSunk = tone === 'dark' ? l < 0.5 : l > 0.6;
  if (c < NEUTRAL && isSunk) {
    return makeFromOklch({ l: Math.min(0.95, Math.max(0.2, 1 - l)), c, h });
  }
  if (tone === 'light') return accent;
  return moveUntilReadable(accent, Object.values(surfaces), 3);
}

function makeButton(accent: Colour, tone: Scheme): Pick<Accents, 'accentStrong' | 'onAccent'> {
  const ours = BUILT_IN_COLOURS[tone];
  if (isSameColour(accent, ours.accent)) return ours;
  const isLabelWhite = getContrast(WHITE, accent) >= 4.5;
  const accentStrong = strengthen(accent, isLabelWhite ? WHITE : BLACK, tone);
  const { h, c } = getOklch(accent);
  const label = isLabelWhite ? WHITE : makeFromOklch({ l: 0.21, c: Math.min(c, 0.03), h });
  return { accentStrong, onAccent: makeReadable('onAccent', label, { accent, accentStrong }) };
}

/** The hovered button: a step that one sees, on which the label reads, with its colour kept if it can be. */
function strengthen(accent: Colour, label: Colour, tone: Scheme): Colour {
  const isDarkerFirst = label === WHITE || tone === 'light';
  const both = [shiftLightness(accent, -STEP), shiftLightness(accent, STEP)];
  const inTurn = (isDarkerFirst ? both : both.reverse()).filter(
    (one) => getContrast(label, one) >= 4.5 && isSeenBeside(one, accent),
  );
  const { c } = getOklch(accent);
  return inTurn.find((one) => getOklch(one).c >= c * 0.75) ?? inTurn[0] ?? accent;
}

function isSeenBeside(one: Colour, other: Colour): boolean {
  return Math.abs(getSeenLightness(one.l) - getSeenLightness(other.l)) >= STEP / 2;
}

/** Chroma below which a colour is taken for a grey. */
const NEUTRAL = 0.03;

/** From the button to the hovered one, in OKLab lightness. */
const STEP = 0.07;

import type { AskedColours, Sheet } from './asked-colours.ts';
import { BUILT_IN_COLOURS, type Colours } from './built-in-colours.ts';
import {
  BLACK,
  type Colour,
  getContrast,
  getOklch,
  getSeenLightness,
  getToneOf,
  isSameColour,
  makeFromOklch,
  mix,
  shiftLightness,
  stepTowardsText,
  tint,
  WHITE,
} from './colour.ts';
import { makeReadable, moveUntilReadable } from './make-readable.ts';
import type { Scheme } from './theme.ts';

type Surfaces = Pick<Colours, 'ground' | 'paper' | 'soft'>;
type Inks = Pick<Colours, 'text' | 'quiet' | 'hairline' | 'control'>;

/**
 * All colours of one sheet: surfaces first, then what stands on them, each moved until it reads.
 * Takes the text to start from; ours where it is left out.
 */
export function buildPalette(sheet: Sheet, askedFor: AskedColours, text?: Colour): Colours {
  const tone = getToneOf(sheet.paper);
  const ours = BUILT_IN_COLOURS[tone];
  const surfaces = { ...sheet, soft: makeSoft(sheet) };
  const take = (role: 'accent' | 'button') => {
    const asked = askedFor[role];
    return asked && askedFor.carried[role] ? carryAccent(asked, surfaces, tone) : asked;
  };
  const accent = take('accent') ?? ours.accent;
  return {
    ...surfaces,
    ...makeInks(text ?? ours.text, surfaces),
    ...makeAccents({ accent, button: take('button') ?? accent }, surfaces, tone),
    focus: makeReadable('focus', ours.focus, surfaces),
    good: makeReadable('good', ours.good, surfaces),
    attention: makeReadable('attention', ours.attention, surfaces),
    waiting: makeReadable('waiting', ours.waiting, surfaces),
  };
}

/** The ground of notices and of hover: the paper with a breath of the ground. */
function makeSoft({ ground, paper }: Sheet): Colour {
  const ours = BUILT_IN_COLOURS[getToneOf(paper)];
  if (isSameColour(ground, ours.ground) && isSameColour(paper, ours.paper)) return ours.soft;
  const stepped = stepTowardsText(paper, SOFT_STEP);
  const { c, h } = getOklch(ground);
  if (getOklch(paper).c >= MAX_BREATH) return stepped;
  return makeFromOklch({ l: stepped.l, c: Math.min(c, MAX_BREATH), h });
}

function makeInks(asked: Colour, surfaces: Surfaces): Inks {
  const { ground, paper } = surfaces;
  const ours = BUILT_IN_COLOURS[getToneOf(paper)];
  const isOurs =
    isSameColour(asked, ours.text) &&
    isSameColour(ground, ours.ground) &&
    isSameColour(paper, ours.paper);
  if (isOurs) {
    const { text, quiet, control, hairline } = ours;
    return { text, quiet, control, hairline };
  }
  const text = makeReadable('text', asked, surfaces);
  return {
    text,
    quiet: makeReadable('quiet', mix(text, paper, QUIET), surfaces),
    control: makeReadable('control', mix(text, paper, CONTROL), surfaces),
    hairline: makeHairline(text, { ground, paper }),
  };
}

/** Begins where one sees something, even on black paper. */
function makeHairline(text: Colour, { ground, paper }: Sheet): Colour {
  const { l, c, h } = getOklch(paper);
  const seen = l < getSeenLightness(l) ? makeFromOklch({ l: getSeenLightness(l), c, h }) : paper;
  const hairline = mix(text, seen, HAIRLINE);
  return c < MAX_BREATH ? tint(hairline, ground) : hairline;
}

type Accents = Pick<
  Colours,
  'accent' | 'accentStrong' | 'onAccent' | 'link' | 'edge' | 'edgeStrong'
>;

/**
 * The main button as its merchant asked for it, with a label that reads on it (on every colour black or
 * white does), and the accent's other parts moved until they are seen on the surfaces.
 */
function makeAccents(
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
function carryAccent(accent: Colour, surfaces: Surfaces, tone: Scheme): Colour {
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

/** Shares of paper in our own look, rounded. */
const QUIET = 0.3;
const CONTROL = 0.5;
const HAIRLINE = 0.86;

const SOFT_STEP = 0.03;
const MAX_BREATH = 0.02;

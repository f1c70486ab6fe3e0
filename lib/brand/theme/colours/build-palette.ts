import type { AskedColours } from './asked-colours.ts';
import { BUILT_IN_COLOURS, type Colours } from './built-in-colours.ts';
import type { Sheet } from './choose-sheets.ts';
import { type Colour, getOklch, isSameColour, makeFromOklch, mix } from './colour.ts';
import { carryAccent, makeAccents } from './make-accent.ts';
import { makeReadable } from './make-readable.ts';
import { getSeenLightness, getToneOf, stepTowardsText, tint } from './tone.ts';

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

/** Shares of paper in our own look, rounded. */
const QUIET = 0.3;
const CONTROL = 0.5;
const HAIRLINE = 0.86;

const SOFT_STEP = 0.03;
const MAX_BREATH = 0.02;

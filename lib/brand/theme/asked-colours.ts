import type { BrandSettings } from '../schema/brand-schema.ts';
import { BUILT_IN_COLOURS } from './built-in-colours.ts';
import {
  type Colour,
  getRoom,
  getToneOf,
  isSameColour,
  parseColour,
  ROOM,
  shiftLightness,
  stepTowardsText,
  tint,
  WHITE,
} from './colour.ts';
import type { Scheme } from './theme.ts';

/** The merchant's colours for one scheme. */
export type AskedColours = {
  readonly ground: Colour | undefined;
  readonly paper: Colour | undefined;
  readonly text: Colour | undefined;
  readonly accent: Colour | undefined;
  /** The main button's fill, where it is not the accent. */
  readonly button: Colour | undefined;
  /** Which of them were asked for the other scheme alone; those may be left. */
  readonly carried: {
    readonly text: boolean;
    readonly accent: boolean;
    readonly button: boolean;
  };
};

/**
 * What is asked for a scheme; what is left out follows from the other scheme. A surface of the other
 * scheme serves here where it has this scheme's tone, else it gives ours its hue.
 */
export function readAskedColours(colors: BrandSettings['colors'], scheme: Scheme): AskedColours {
  const own = colors?.[scheme] ?? {};
  const other = colors?.[getOpposite(scheme)] ?? {};
  const ours = BUILT_IN_COLOURS[scheme];
  const hasSurface = own.ground !== undefined || own.surface !== undefined;
  const carry = (hex: string | undefined, instead: Colour, tone: Scheme) =>
    hex === undefined ? undefined : adopt(parseColour(hex), instead, tone);
  const ground =
    parse(own.ground) ?? carry(hasSurface ? undefined : other.ground, ours.ground, scheme);
  const paper =
    parse(own.surface) ?? carry(hasSurface ? undefined : other.surface, ours.paper, scheme);
  return {
    ground,
    paper,
    text: parse(own.text) ?? carry(other.text, ours.text, getOpposite(scheme)),
    accent: parse(own.accent ?? other.accent),
    button: parse(own.button ?? other.button),
    carried: {
      text: own.text === undefined,
      accent: own.accent === undefined,
      button: own.button === undefined,
    },
  };
}

function getOpposite(scheme: Scheme): Scheme {
  return scheme === 'light' ? 'dark' : 'light';
}

function parse(hex: string | undefined): Colour | undefined {
  return hex === undefined ? undefined : parseColour(hex);
}

function adopt(theirs: Colour, ours: Colour, tone: Scheme): Colour {
  return getToneOf(theirs) === tone ? theirs : tint(ours, theirs);
}

/** A ground and a paper of one tone, on which one set of colours can be read. */
export type Sheet = { readonly ground: Colour; readonly paper: Colour };

/** `letter` is set where the letter's ground and the paper cannot share their colours. */
type Sheets = { readonly paper: Sheet; readonly letter?: Sheet };

/**
 * The surfaces of a scheme. Asked ones are never moved: on any single colour black or white reads
 * (4.58:1 at the least), and where ground and paper are far apart each gets colours of its own.
 */
export function chooseSheets(askedFor: AskedColours, scheme: Scheme): Sheets {
  const { ground } = askedFor;
  const paper = askedFor.paper ?? choosePaper(askedFor, scheme);
  if (!ground) return { paper: { ground: deriveGround(paper), paper } };
  if (canShare(ground, paper)) return { paper: { ground, paper } };
  return {
    paper: { ground: deriveGround(paper), paper },
    letter: { ground, paper: derivePaper(ground) },
  };
}

/** A dark ground alone makes a dark letter beside our white paper; with light text, a dark page. */
function choosePaper({ ground, text, carried }: AskedColours, scheme: Scheme): Colour {
  if (!ground) return BUILT_IN_COLOURS[scheme].paper;
  const tone = getToneOf(ground);
  const isPageWanted = text !== undefined && !carried.text && getToneOf(text) !== tone;
  return tone === scheme || isPageWanted ? derivePaper(ground) : BUILT_IN_COLOURS[scheme].paper;
}

function canShare(ground: Colour, paper: Colour): boolean {
  const isOneTone = getToneOf(ground) === getToneOf(paper);
  return isOneTone && getRoom(ground) >= ROOM && getRoom(paper) >= ROOM;
}

/** White on light ground; a step lighter than dark ground, as far as its text allows. */
function derivePaper(ground: Colour): Colour {
  if (getToneOf(ground) === 'light') return WHITE;
  const ours = BUILT_IN_COLOURS.dark;
  return isSameColour(ground, ours.ground) ? ours.paper : stepTowardsText(ground, PAPER_STEP);
}

function deriveGround(paper: Colour): Colour {
  const tone = getToneOf(paper);
  const ours = BUILT_IN_COLOURS[tone];
  if (isSameColour(paper, ours.paper)) return ours.ground;
  return tone === 'light'
    ? stepTowardsText(paper, GROUND_STEP)
    : shiftLightness(paper, -PAPER_STEP);
}

/** Steps of our own look, in OKLab lightness. */
const GROUND_STEP = 0.035;
const PAPER_STEP = 0.04;

import type { BrandSettings } from '../../schema/brand-schema.ts';
import type { Scheme } from '../theme.ts';
import { BUILT_IN_COLOURS } from './built-in-colours.ts';
import { type Colour, parseColour } from './colour.ts';
import { getToneOf, tint } from './tone.ts';

/** The merchant's colours for one scheme. */
export type AskedColours = {
  readonly ground?: Colour;
  readonly paper?: Colour;
  readonly text?: Colour;
  readonly accent?: Colour;
  /** The main button's fill, where it is not the accent. */
  readonly button?: Colour;
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
  const text = parse(own.text) ?? carry(other.text, ours.text, getOpposite(scheme));
  const accent = parse(own.accent ?? other.accent);
  const button = parse(own.button ?? other.button);
  return {
    ...(ground && { ground }),
    ...(paper && { paper }),
    ...(text && { text }),
    ...(accent && { accent }),
    ...(button && { button }),
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

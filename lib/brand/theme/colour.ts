import {
  clampChroma,
  converter,
  convertLrgbToOklab,
  convertRgbToLrgb,
  formatHex,
  inGamut,
  parse,
  parseHex,
} from 'culori';
import type { Scheme } from './theme.ts';

const toOklch = converter('oklch');
const toRgb = converter('rgb');

/** A colour as a screen gets it, 8 bits a channel, with what is asked of it again and again. */
export type Colour = {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** Relative luminance (WCAG 2.2), 0 to 1. */
  readonly luminance: number;
  /** Its place in OKLab. */
  readonly l: number;
  readonly a: number;
  readonly b: number;
};

/** Lightness 0 to 1, chroma 0 to about 0.32 in sRGB, hue in degrees. */
type Oklch = { readonly l: number; readonly c: number; readonly h: number };

/** Each 8-bit step as light, so that no search has to raise to a power. */
const LIGHT = Float64Array.from(
  { length: 256 },
  (_, step) => convertRgbToLrgb({ r: step / 255, g: 0, b: 0 }).r,
);

/** Takes channels of 0 to 255, whole numbers. */
export function makeColour(red: number, green: number, blue: number): Colour {
  const [r, g, b] = [LIGHT[red] ?? 0, LIGHT[green] ?? 0, LIGHT[blue] ?? 0];
  const lab = convertLrgbToOklab({ r, g, b });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return { red, green, blue, luminance, l: lab.l, a: lab.a, b: lab.b };
}

/** Takes `#rgb` or `#rrggbb`, as the brand schema lets through. */
export function parseColour(hex: string): Colour {
  const rgb = parseHex(hex);
  if (!rgb) throw new Error('Not a colour of the form #rrggbb');
  return roundToColour(rgb);
}

/** Gives `#rrggbb` in lower case. */
export function writeColour({ red, green, blue }: Colour): string {
  return formatHex({ mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255 });
}

/** Less is what floating point leaves of a grey, whose channels it would round apart. */
const LEAST_CHROMA = 1e-6;

/** The colour of this hue and lightness with as much of the chroma as sRGB has. */
export function makeFromOklch({ l, c, h }: Oklch): Colour {
  const lightness = Math.min(1, Math.max(0, l));
  const rgb = toRgb(clampChroma({ mode: 'oklch', l: lightness, c, h }, 'oklch'));
  return roundToColour(c < LEAST_CHROMA ? { r: rgb.g, g: rgb.g, b: rgb.g } : rgb);
}

/** One colour thinned with another in OKLab; takes the other's share, 0 to 1. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const between = (from: number, to: number) => from + (to - from) * share;
  return roundToColour(
    toRgb({
      mode: 'oklab',
      l: between(one.l, other.l),
      a: between(one.a, other.a),
      b: between(one.b, other.b),
    }),
  );
}

export function getOklch({ l, a, b }: Colour): Oklch {
  const { c, h } = toOklch({ mode: 'oklab', l, a, b });
  return { l, c, h: h ?? 0 };
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function getContrast(one: Colour, other: Colour): number {
  const [dark, light] =
    one.luminance < other.luminance
      ? [one.luminance, other.luminance]
      : [other.luminance, one.luminance];
  return (light + 0.05) / (dark + 0.05);
}

/** deltaEOK of CSS Color 4: the distance in OKLab. */
export function getDistance(one: Colour, other: Colour): number {
  return Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);
}

function roundToColour({ r, g, b }: { r: number; g: number; b: number }): Colour {
  return makeColour(roundChannel(r), roundChannel(g), roundChannel(b));
}

function roundChannel(part: number): number {
  return Math.round(Math.min(1, Math.max(0, part)) * 255);
}

export function isSameColour(one: Colour, other: Colour): boolean {
  return one.red === other.red && one.green === other.green && one.blue === other.blue;
}

export const BLACK = makeColour(0, 0, 0);
export const WHITE = makeColour(255, 255, 255);

/** With this contrast to black or white a surface leaves room for text, quieter text and coloured links. */
export const ROOM = 7;

/** Whether dark or light text reads better on it, or what it is itself: a mid-grey is light. */
export function getToneOf(colour: Colour): Scheme {
  return getContrast(colour, BLACK) >= getContrast(colour, WHITE) ? 'light' : 'dark';
}

/** What contrast the strongest text has on a surface; over 4.58 on every colour. */
export function getRoom(surface: Colour): number {
  return Math.max(getContrast(surface, BLACK), getContrast(surface, WHITE));
}

/** The colour with its lightness (OKLab, 0 to 1) shifted, its hue kept. From black it begins where one sees. */
export function shiftLightness(colour: Colour, amount: number): Colour {
  const { l, c, h } = getOklch(colour);
  return makeFromOklch({ l: (amount > 0 ? getSeenLightness(l) : l) + amount, c, h });
}

/** Below this lightness (#090909) all is black on a screen. */
export function getSeenLightness(lightness: number): number {
  return Math.max(0.14, lightness);
}

/**
 * A surface a step beside another, towards its text where that leaves room, else away from it.
 * Takes the step in OKLab lightness, over 0.
 */
export function stepTowardsText(surface: Colour, step: number): Colour {
  const amount = getToneOf(surface) === 'light' ? -step : step;
  const towards = shiftLightness(surface, amount);
  return getRoom(towards) >= ROOM ? towards : shiftLightness(surface, -amount);
}

/** One of our own colours with a little of the hue of the merchant's. */
export function tint(ours: Colour, theirs: Colour): Colour {
  const { c, h } = getOklch(theirs);
  return makeFromOklch({ l: ours.l, c: Math.min(c, MAX_TINT), h });
}

const MAX_TINT = 0.02;

/** A colour as the page will write it, and whether screens have none so strong (outside of sRGB). */
type ReadColour = { readonly hex: string; readonly isClamped: boolean };

const isShown = inGamut('rgb');

/**
 * Reads a colour in any form that CSS has for a fixed one: `#rgb`, a name, `rgb()`, `hsl()`, `oklch()` and the
 * like. What can be seen through is none, since nobody knows what would lie behind it.
 */
export function readColour(text: string): ReadColour | undefined {
  const colour = parse(text.trim().toLowerCase());
  if (!colour || (colour.alpha ?? 1) < 1) return undefined;
  const hex = formatHex(clampChroma(colour, 'oklch'));
  return /^#[0-9a-f]{6}$/.test(hex) ? { hex, isClamped: !isShown(colour) } : undefined;
}

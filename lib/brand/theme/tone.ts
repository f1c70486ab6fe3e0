import { type Colour, getContrast, getOklch, makeColour, makeFromOklch } from './colour.ts';
import type { Scheme } from './theme.ts';

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

import { convertOklabToLrgb } from 'culori';
import { type Colour, getOklch, makeFromOklch, type Oklch } from './colour.ts';

/** Finer than 8 bits for the lightness; the chroma only has to come near, since its curve is flat there. */
const LIGHTNESS_TURNS = 13;
const CHROMA_TURNS = 8;

/**
 * The colour of a luminance (WCAG 2.2) that is nearest to the asked one and has its hue: found in
 * OKLCH, on one leaf of hue, where each chroma has one lightness of that luminance. Rounded to 8 bits,
 * so it may miss the luminance by a step.
 */
export function findOnHue(asked: Colour, luminance: number): Colour {
  const { l, c, h } = getOklch(asked);
  const place = (chroma: number) => placeOnLeaf(luminance, chroma, h);
  const getSquare = (chroma: number) => (place(chroma).l - l) ** 2 + (chroma - c) ** 2;
  const widest = place(c).isInGamut
    ? c
    : halve(0, c, CHROMA_TURNS, (chroma) => !place(chroma).isInGamut);
  const chroma = findLowest(getSquare, widest);
  return makeFromOklch({ l: place(chroma).l, c: chroma, h });
}

function placeOnLeaf(luminance: number, c: number, h: number): Oklch & { isInGamut: boolean } {
  const radians = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(radians), c * Math.sin(radians)];
  const light = (l: number) => convertOklabToLrgb({ l, a, b });
  const l = halve(0, 1, LIGHTNESS_TURNS, (lightness) => getLuminance(light(lightness)) > luminance);
  const { r, g, b: blue } = light(l);
  return {
    l,
    c,
    h,
    isInGamut: Math.min(r, g, blue) >= -SLACK && Math.max(r, g, blue) <= 1 + SLACK,
  };
}

/** Half a step of 8 bits in the darkest part, so that rounding decides and not this search. */
const SLACK = 0.00015;

function getLuminance({ r, g, b }: { r: number; g: number; b: number }): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Where a question turns from no to yes. */
function halve(
  from: number,
  to: number,
  turns: number,
  isBeyond: (value: number) => boolean,
): number {
  const middle = (from + to) / 2;
  if (turns === 0) return middle;
  return isBeyond(middle)
    ? halve(from, middle, turns - 1, isBeyond)
    : halve(middle, to, turns - 1, isBeyond);
}

/** The lowest point between 0 and an end of a curve that falls and then rises. */
function findLowest(getHeight: (value: number) => number, end: number): number {
  let [low, high] = [0, end];
  for (let turn = 0; turn < CHROMA_TURNS; turn += 1) {
    const third = (high - low) / 3;
    if (getHeight(low + third) < getHeight(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

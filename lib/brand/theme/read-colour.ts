import { clampChroma, formatHex, inGamut, parse } from 'culori';

/** A colour as the page will write it, and whether screens have none so strong (outside of sRGB). */
export type ReadColour = { readonly hex: string; readonly isClamped: boolean };

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

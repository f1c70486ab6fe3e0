import { readPng } from './read-png.ts';
import { writePng } from './write-png.ts';

/** Seven steps of 36⅜ from none to all, for each of red, green and blue. */
const STEP = 255 / 7;

/**
 * Takes a screenshot and gives it with few colours, a quarter as large: what is stored to be compared
 * with. A step is well below the difference that the comparison overlooks, so that nothing flickers.
 */
export function shrinkPicture(screenshot: Buffer): Buffer {
  const picture = readPng(screenshot);
  const colours = picture.colours.map((value) => Math.round(Math.round(value / STEP) * STEP));
  return writePng({ ...picture, colours });
}

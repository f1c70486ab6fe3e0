import { PNG } from 'pngjs';

/** Seven steps of 36⅜ from none to all, for each of red, green and blue. */
const STEP = 255 / 7;

/**
 * Takes a screenshot and gives it with few colours and without opacity, a fraction as large: what is stored
 * to be compared with. A step is well below the difference that the comparison overlooks, so that nothing
 * flickers.
 */
export function shrinkPicture(screenshot: Buffer): Buffer {
  const picture = PNG.sync.read(screenshot);
  picture.data = Buffer.from(
    picture.data.map((value) => Math.round(Math.round(value / STEP) * STEP)),
  );
  // No prediction, which suits flat colours best.
  return PNG.sync.write(picture, { colorType: 2, filterType: 0, deflateLevel: 9 });
}

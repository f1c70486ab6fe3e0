import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Red, green and blue as far as they cover the ground, and by how much they do; each 0 to 255. */
export type Ink = readonly [red: number, green: number, blue: number, cover: number];

/** What stands where in an image, roughly: enough to tell whether it would be seen on a ground. */
export type Sketch = {
  /** The colour of all four corners, where they are of one and cover the ground. */
  readonly background?: Ink;
  /** The inks of each part of the image in which something is drawn on that background. */
  readonly cells: readonly (readonly Ink[])[];
};

/** Of the longer side, about that at which a logo is shown. */
const SIDE_IN_PX = 320;
const CELLS = 100;
/** Less of a cell is the edge of something; less cover is nearly nothing. */
const MIN_SHARE = 0.02;
const MIN_COVER = 64;
const MAX_INKS = 4;

let started: Promise<unknown> | undefined;

/** Reads what draws images: once, which takes a part of a second. */
export function startSketching(): Promise<unknown> {
  const code = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  started ??= readFile(code).then((bytes) => initWasm(bytes));
  return started;
}

/**
 * Draws an SVG, which must have been checked, and sketches it. Letters come as they were given by
 * `blockLetters`, since no fonts are here. Gives nothing where it cannot be drawn.
 */
export async function sketchSvg(svg: string): Promise<Sketch | undefined> {
  try {
    await startSketching();
    return draw(svg);
  } catch {
    return undefined;
  }
}

/** The same for a PNG or JPEG. */
export async function sketchRaster(
  kind: 'png' | 'jpeg',
  { bytes, width, height }: { bytes: Uint8Array; width: number; height: number },
): Promise<Sketch | undefined> {
  const data = `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`;
  const size = `width="${width}" height="${height}"`;
  const sketch = await sketchSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image href="${data}" ${size}/></svg>`,
  );
  // A JPEG covers all: one that seems empty could not be drawn.
  return kind === 'jpeg' && !sketch?.background && sketch?.cells.length === 0 ? undefined : sketch;
}

function draw(svg: string): Sketch {
  const drawing = new Resvg(svg);
  const mode = drawing.width >= drawing.height ? 'width' : 'height';
  drawing.free();
  const fitted = new Resvg(svg, { fitTo: { mode, value: SIDE_IN_PX } });
  const picture = fitted.render();
  const sketch = sketchPixels(picture);
  picture.free();
  fitted.free();
  return sketch;
}

type Pixels = { readonly pixels: Uint8Array; readonly width: number; readonly height: number };

function sketchPixels({ pixels, width, height }: Pixels): Sketch {
  const read = (x: number, y: number): Ink => {
    const at = (y * width + x) * 4;
    const [red = 0, green = 0, blue = 0, cover = 0] = pixels.subarray(at, at + 4);
    return [red, green, blue, cover];
  };
  const [corner, ...others] = [0, height - 1].flatMap((y) => [read(0, y), read(width - 1, y)]);
  const isFilled = corner && corner[3] > 250 && others.every((other) => isAlike(corner, other));
  const background = isFilled ? corner : undefined;
  const side = Math.max(8, Math.ceil(Math.sqrt((width * height) / CELLS)));
  const cells: Ink[][] = [];
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      const counts = new Map<string, { ink: Ink; count: number }>();
      for (let y = top; y < Math.min(top + side, height); y += 1) {
        for (let x = left; x < Math.min(left + side, width); x += 1) {
          const ink = read(x, y);
          if (ink[3] < MIN_COVER || (background && isAlike(ink, background))) continue;
          const name = ink.map((part) => part >> 3).join(' ');
          const known = counts.get(name);
          if (known) known.count += 1;
          else counts.set(name, { ink, count: 1 });
        }
      }
      const inks = [...counts.values()]
        .filter(({ count }) => count >= side * side * MIN_SHARE)
        .sort((one, other) => other.count - one.count)
        .slice(0, MAX_INKS);
      if (inks.length > 0) cells.push(inks.map(({ ink }) => ink));
    }
  }
  return { ...(background && { background }), cells };
}

function isAlike(one: Ink, other: Ink): boolean {
  return one.every((part, index) => Math.abs(part - (other[index] ?? 0)) <= 6);
}

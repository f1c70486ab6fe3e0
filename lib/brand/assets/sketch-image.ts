import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { getText, type SvgElement, writeSvg } from '#lib/images/svg-tree.ts';

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

/** Sketches a drawing that was checked, once `startSketching` is done. Gives nothing where it cannot be drawn. */
export function sketchSvg(root: SvgElement): Sketch | undefined {
  return sketch(writeSvg(blockLetters(root, { size: 16, anchor: 0 })));
}

/** The same for a PNG or JPEG. */
export function sketchRaster(
  kind: 'png' | 'jpeg',
  { bytes, width, height }: { bytes: Uint8Array; width: number; height: number },
): Sketch | undefined {
  const data = `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`;
  const size = `width="${width}" height="${height}"`;
  const sketched = sketch(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image href="${data}" ${size}/></svg>`,
  );
  // A JPEG covers all: one that seems empty could not be drawn.
  const isEmpty = !sketched?.background && sketched?.cells.length === 0;
  return kind === 'jpeg' && isEmpty ? undefined : sketched;
}

type Lettering = { readonly size: number; readonly anchor: number };

/** No fonts are here: where letters would be, a block about as large, painted as they are. */
function blockLetters(element: SvgElement, inherited: Lettering): SvgElement {
  const { name, attributes } = element;
  const lettering = {
    size: readSize(attributes) ?? inherited.size,
    anchor: readAnchor(attributes) ?? inherited.anchor,
  };
  if (name === 'text') return makeBlock(element, lettering);
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : blockLetters(child, lettering),
  );
  return { name, attributes, children };
}

function makeBlock(text: SvgElement, { size, anchor }: Lettering): SvgElement {
  const width = getText(text).trim().length * size * 0.5;
  const place = {
    x: Number.parseFloat(text.attributes.get('x') ?? '0') - width * anchor,
    y: Number.parseFloat(text.attributes.get('y') ?? '0') - size * 0.7,
    width,
    height: size * 0.7,
  };
  const placed = Object.entries(place).map(([key, value]) => [key, String(value || 0)] as const);
  return { name: 'rect', attributes: new Map([...text.attributes, ...placed]), children: [] };
}

function readSize(attributes: SvgElement['attributes']): number | undefined {
  const styled = /font-size:\s*([\d.]+)/.exec(attributes.get('style') ?? '')?.[1];
  return Number.parseFloat(styled ?? attributes.get('font-size') ?? '') || undefined;
}

const ANCHORS = new Map([
  ['start', 0],
  ['middle', 0.5],
  ['end', 1],
]);

/** Which part of the letters stands before their place. */
function readAnchor(attributes: SvgElement['attributes']): number | undefined {
  return ANCHORS.get(attributes.get('text-anchor') ?? '');
}

function sketch(svg: string): Sketch | undefined {
  try {
    return draw(svg);
  } catch {
    return undefined;
  }
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

import { expect, test } from 'vitest';
import {
  encode,
  makeChunk,
  makeJpeg,
  makePng,
  makeSvg,
  makeWebp,
} from '../files/testing/sample-files.ts';
import { checkImage } from './load-file.ts';

async function check(name: string, bytes: Uint8Array, use: 'logo' | 'icon' = 'logo') {
  const result = await checkImage({ name, use, bytes });
  if (!result.ok) return result.failure;
  return `${result.value.kind} ${result.value.width} × ${result.value.height}`;
}

test.each([
  ['a.png', makePng(), 'png 120 × 40'],
  ['a.PNG', makePng(480, 40), 'png 480 × 40'],
  ['a.jpg', makeJpeg(), 'jpeg 120 × 40'],
  ['a.jpeg', makeJpeg(40, 120), 'jpeg 40 × 120'],
  ['a.webp', makeWebp(), 'webp 120 × 40'],
  ['a.svg', encode(makeSvg()), 'svg 120 × 40'],
])('reads %s', async (name, bytes, expected) => {
  expect(await check(name, bytes)).toBe(expected);
});

test.each([
  ['a.svg', makePng(), 'holds a PNG image: end its name with .png'],
  ['a.png', encode(makeSvg()), 'holds an SVG image: end its name with .svg'],
  ['a.png', makeJpeg(), 'holds a JPEG image: end its name with .jpg'],
  ['logo', makePng(), 'holds a PNG image: end its name with .png'],
  ['a.gif', encode('GIF89a'), 'is not an SVG, PNG, JPEG or WebP image'],
  ['a.png', encode('MZ\x90\x00'), 'is not an SVG, PNG, JPEG or WebP image'],
  ['a.png', new Uint8Array(), 'is empty'],
])('tells what %s holds (%#)', async (name, bytes, problem) => {
  expect(await check(name, bytes)).toBe(problem);
});

const CUT_OFF = 'is cut off or damaged: save it again';

test.each([
  ['a.png', makePng()],
  ['a.jpg', makeJpeg()],
  ['a.webp', makeWebp()],
])('notices %s cut off anywhere', async (name, bytes) => {
  for (let length = 12; length < bytes.length; length += 1) {
    expect(await check(name, bytes.subarray(0, length))).toBe(CUT_OFF);
  }
});

test('notices a damaged PNG by its check sums', async () => {
  const png = makePng();
  png.writeUInt8(png.readUInt8(50) ^ 1, 50);
  expect(await check('a.png', png)).toBe(CUT_OFF);
});

test.each([
  ['a.png', makePng()],
  ['a.jpg', makeJpeg()],
  ['a.webp', makeWebp()],
])('serves nothing that hides behind the end of %s', async (name, bytes) => {
  const polyglot = Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>')]);
  const result = await checkImage({ name, use: 'logo', bytes: polyglot });
  expect(result.ok && Buffer.from(result.value.bytes).equals(bytes)).toBe(true);
});

test('takes still images only', async () => {
  const animated = makePng(9, 9, makeChunk('acTL', Buffer.alloc(8)));
  expect(await check('a.png', animated)).toBe('moves: only still images are shown');
  expect(await check('a.webp', makeWebp(9, 9, 2))).toBe('moves: only still images are shown');
});

test.each([
  [makePng(4097, 400), 'is 4097 × 400 pixels; at most 4096 a side and 6 million in all'],
  [makePng(4000, 4000), 'is 4000 × 4000 pixels; at most 4096 a side and 6 million in all'],
  [makePng(0, 40), 'tells no size: save it again'],
  [
    makePng(1300, 100),
    'is 1300 × 100; a logo is at most 12 times as wide as high, or as high as wide',
  ],
])('limits the size of a logo (%#)', async (png, problem) => {
  expect(await check('a.png', png)).toBe(problem);
});

test('wants an icon about as wide as high', async () => {
  expect(await check('a.png', makePng(64, 60), 'icon')).toBe('png 64 × 60');
  expect(await check('a.png', makePng(120, 40), 'icon')).toBe(
    'is 120 × 40; an icon is about as wide as high',
  );
});

test('tells the kind of a file before its size', async () => {
  const large = Buffer.concat([encode('%PDF-1.7'), Buffer.alloc(300 * 1024)]);
  expect(await check('a.png', large)).toBe('is not an SVG, PNG, JPEG or WebP image');
});

test('limits the bytes by use', async () => {
  const large = makePng(9, 9, makeChunk('tEXt', Buffer.alloc(100 * 1024)));
  expect(await check('a.png', large, 'icon')).toBe('is larger than 64 KB');
  expect(await check('a.png', large)).toBe('png 9 × 9');
});

import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encode, makeChunk, makeJpeg, makeSvg, makeWebp } from '../files/testing/sample-files.ts';
import { judgeSight } from './arrange-images.ts';
import { checkImage } from './load-file.ts';

async function see(bytes: Uint8Array, ground: string, name = 'a.svg') {
  const image = await checkImage({ name, use: 'logo', bytes });
  if (!image.ok) throw new Error(image.failure);
  return image.value.sketch ? judgeSight(image.value.sketch, ground) : 'unmeasured';
}

const svg = (content: string, attributes = '') => encode(makeSvg(content, attributes));

/** Twelve bars, about as much ink as letters have. */
function bars(paint: string): string {
  return Array.from(
    { length: 12 },
    (_, index) => `<path d="M${index * 10 + 2} 8h5v24h-5z" ${paint}/>`,
  ).join('');
}

const WHITE = '#ffffff';
const CREAM = '#fffaf0';
const NIGHT = '#101214';

test.each([
  ['dark on white', bars('fill="#1b4965"'), WHITE, 'clear'],
  ['black, since nothing is said', bars(''), CREAM, 'clear'],
  ['orange on white', bars('fill="#f07000"'), WHITE, 'clear'],
  ['white on cream', bars('fill="#fff"'), CREAM, 'unseen'],
  [
    'white on cream, by style sheet',
    `<style>.a{fill:#fff}</style>${bars('class="a"')}`,
    CREAM,
    'unseen',
  ],
  ['white on cream, by its group', `<g fill="white">${bars('')}</g>`, CREAM, 'unseen'],
  [
    'white lines on cream',
    '<path d="M2 20h110" fill="none" stroke="#fff" stroke-width="9"/>',
    CREAM,
    'unseen',
  ],
  ['white on night', bars('fill="#fff"'), NIGHT, 'clear'],
  ['black on night', bars(''), NIGHT, 'unseen'],
  ['yellow on white', bars('fill="#ffd60a"'), WHITE, 'faint'],
  ['dark with hardly any cover', bars('fill="#000" opacity=".08"'), WHITE, 'unseen'],
  ['nothing', '', WHITE, 'unseen'],
  ['an empty group', '<g><defs><path d="M0 0h9v9z"/></defs></g>', WHITE, 'unseen'],
  ['what is not displayed', bars('display="none"'), WHITE, 'unseen'],
  ['what lies outside of the picture', bars('transform="translate(500)"'), WHITE, 'unseen'],
  [
    'white letters on a dark badge',
    `<rect width="120" height="40" fill="#133"/>${bars('fill="#fff"')}`,
    WHITE,
    'clear',
  ],
  [
    'white letters on a round badge',
    `<rect width="120" height="40" rx="9" fill="#133"/>${bars('fill="#fff"')}`,
    WHITE,
    'clear',
  ],
  [
    'dark letters on a white field',
    `<rect width="120" height="40" fill="#fff"/>${bars('fill="#133"')}`,
    WHITE,
    'clear',
  ],
  [
    'the same on night',
    `<rect width="120" height="40" fill="#fff"/>${bars('fill="#133"')}`,
    NIGHT,
    'clear',
  ],
  [
    'a white name with one dark dot',
    `<circle cx="5" cy="5" r="4"/>${bars('fill="#fff"')}`,
    CREAM,
    'unseen',
  ],
  [
    'half of the name white',
    `${bars('fill="#fff"')}<path d="M2 8h50v24h-50z" fill="#133"/>`,
    CREAM,
    'faint',
  ],
  ['letters, dark', '<text x="4" y="30" font-size="30">ACME</text>', WHITE, 'clear'],
  ['letters, white', '<text x="4" y="30" font-size="30" fill="white">ACME</text>', CREAM, 'unseen'],
])('%s', async (_what, content, ground, sight) => {
  expect(await see(svg(content), ground)).toBe(sight);
});

test('measures wide and tall ones alike', async () => {
  for (const box of ['0 0 1200 100', '0 0 100 1200']) {
    const make = (fill: string) =>
      encode(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><path fill="${fill}" d="M0 0h90v90h-90z M0 95h1200v1000h-1200z"/></svg>`,
      );
    expect(await see(make('#fff'), CREAM)).toBe('unseen');
    expect(await see(make('#123'), CREAM)).toBe('clear');
  }
});

/** A PNG of one colour, with a frame that covers nothing. */
function paintPng([red = 0, green = 0, blue = 0, cover = 255]: number[]): Buffer {
  const [width, height] = [60, 20];
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0]);
  const lines = Array.from({ length: height }, (_, y) => {
    const line = Array.from({ length: width }, (__, x) =>
      x > 3 && x < width - 4 && y > 3 && y < height - 4 ? [red, green, blue, cover] : [0, 0, 0, 0],
    );
    return [0, ...line.flat()];
  });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    makeChunk('IHDR', header),
    makeChunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    makeChunk('IEND', Buffer.alloc(0)),
  ]);
}

test.each([
  ['white', [255, 255, 255, 255], CREAM, 'unseen'],
  ['white', [255, 255, 255, 255], NIGHT, 'clear'],
  ['navy', [0, 0, 90, 255], CREAM, 'clear'],
  ['nothing at all', [0, 0, 0, 0], CREAM, 'unseen'],
  ['a breath of black', [0, 0, 0, 20], CREAM, 'unseen'],
])('a PNG of %s', async (_what, colour, ground, sight) => {
  expect(await see(paintPng(colour), ground, 'a.png')).toBe(sight);
});

test('says nothing of what it cannot draw', async () => {
  expect(await see(makeWebp(), WHITE, 'a.webp')).toBe('unmeasured');
  expect(await see(makeJpeg(), WHITE, 'a.jpg')).toBe('unmeasured');
});

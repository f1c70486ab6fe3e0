import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeFontCss } from '../theme/write-theme-css.ts';
import { matchFallback } from './arrange-font.ts';
import { checkFont, findPackedTables, unpackFont } from './check-font.ts';

const FONT = await readFile(new URL('../examples/maison-ondree/jost-400.woff2', import.meta.url));

async function check(bytes: Uint8Array): Promise<string> {
  const result = await checkFont(bytes);
  return result.ok ? 'in order' : result.failure;
}

test('measures a font', async () => {
  const result = await checkFont(FONT);
  expect(result.ok && result.value.unitsPerEm).toBeGreaterThan(0);
  expect(result.ok && result.value.xWidthAvg).toBeGreaterThan(0);
});

test('goes by the content alone', async () => {
  expect(await check(Buffer.from('OTTO'.padEnd(100)))).toBe('is not a woff2 font');
  expect(await check(Buffer.from('wOFF'.padEnd(100)))).toBe('is not a woff2 font');
  expect(await check(Buffer.from('<svg/>'))).toBe('is not a woff2 font');
  expect(await check(new Uint8Array())).toBe('is not a woff2 font');
});

test('notices a font that is cut off or has something behind its end', async () => {
  expect(await check(FONT.subarray(0, FONT.length - 1))).toMatch(/cut off/);
  expect(await check(FONT.subarray(0, 20))).toMatch(/cut off/);
  expect(await check(Buffer.concat([FONT, Buffer.from('<script>')]))).toMatch(/cut off/);
});

test('refuses a font that is damaged inside, without falling over', async () => {
  const damaged = Buffer.from(FONT);
  damaged.fill(0xa5, 60, 2000);
  expect(await check(damaged)).not.toBe('in order');
});

test('refuses a font that would unpack to many times its size', async () => {
  const bomb = Buffer.from(FONT);
  bomb.writeUInt32BE(0x7fffffff, 16);
  expect(await check(bomb)).toBe('is too large when unpacked');
});

test('refuses a font that unpacks to more than its header says', async () => {
  const tables = await unpackFont(FONT, 1024 * 1024);
  const bomb = pack(Buffer.concat([tables, Buffer.alloc(3 * 1024 * 1024)]));
  expect(await check(bomb)).toBe('is too large when unpacked');
});

test('refuses a font whose letters are too small to read, or too wide', async () => {
  const tables = Buffer.from(await unpackFont(FONT, 1024 * 1024));
  // The units of an em stand behind the magic number of the table `head`.
  const at = tables.indexOf(Buffer.from('5f0f3cf5', 'hex')) + 6;
  const units = tables.readUInt16BE(at);
  for (const factor of [8, 1 / 8]) {
    tables.writeUInt16BE(units * factor, at);
    expect(await check(pack(tables))).toBe('has impossible measures');
  }
  tables.writeUInt16BE(units, at);
  expect(await check(pack(tables))).toBe('in order');
});

function pack(tables: Uint8Array): Buffer {
  const packed = brotliCompressSync(tables);
  const font = Buffer.concat([FONT.subarray(0, findPackedTables(FONT)), packed]);
  font.writeUInt32BE(font.length, 8);
  font.writeUInt32BE(packed.length, 20);
  return font;
}

test('writes the style of a font as high and as narrow as is taken at all', () => {
  const lengths = { ascent: 3000, descent: -3000, lineGap: 3000 };
  const fallback = matchFallback({ unitsPerEm: 1000, xWidthAvg: 200, ...lengths }, 'sans');
  const faces = [{ src: '/brand/gym/a.woff2', weight: 400 }] as const;
  const font = { kind: 'files', faces, fallback, generic: 'sans' } as const;
  expect(writeFontCss(font)).toMatch(/ascent-override:66\d/);
});

test('limits the size of a font', async () => {
  const large = Buffer.concat([Buffer.from('wOF2'), Buffer.alloc(150 * 1024)]);
  expect(await check(large)).toMatch(/^is larger than 150 KB/);
});

test('makes Arial stand in for itself unchanged', () => {
  const arial = { unitsPerEm: 2048, ascent: 1854, descent: -434, lineGap: 67, xWidthAvg: 913 };
  expect(matchFallback(arial, 'sans')).toEqual({
    local: 'Arial',
    sizeAdjustInPercent: 100,
    ascentInPercent: 90.53,
    descentInPercent: 21.19,
    lineGapInPercent: 3.27,
  });
});

test('makes a wider font stand in narrower, with the height of lines unchanged', () => {
  const wide = { unitsPerEm: 1000, ascent: 900, descent: -300, lineGap: 0, xWidthAvg: 535 };
  const fallback = matchFallback(wide, 'serif');
  expect(fallback.local).toBe('Georgia');
  expect(fallback.sizeAdjustInPercent).toBeCloseTo(120.01, 1);
  expect((fallback.ascentInPercent * fallback.sizeAdjustInPercent) / 100).toBeCloseTo(90, 1);
});

import fc from 'fast-check';
import type { AwkwardBrand } from './awkward-brands.ts';

/** For tests. Anything, and more often than chance would: greys, the corners of the cube, the dark. */
export const anyHex: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 0, max: 0xffffff }).map(writeHex),
  fc.integer({ min: 0, max: 255 }).map((grey) => writeHex(grey * 0x010101)),
  fc.integer({ min: 0, max: 7 }).map(writeCorner),
  fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 24 }))).map(writeChannels),
  fc.constantFrom('#757575', '#767676', '#777777', '#ffd500', '#39ff14', '#FFF', '#0a8'),
);

const asked = fc.record(
  { accent: anyHex, button: anyHex, ground: anyHex, surface: anyHex, text: anyHex },
  { requiredKeys: [] },
);

/** For tests: the colours of any brand that the schema lets through. */
export const anySettings: fc.Arbitrary<AwkwardBrand['settings']> = fc.record(
  {
    colors: fc.record({ light: asked, dark: asked }, { requiredKeys: [] }),
    scheme: fc.constantFrom('auto', 'light', 'dark'),
    corners: fc.constantFrom('square', 'slight', 'round', 'pill'),
    density: fc.constantFrom('comfortable', 'compact'),
  },
  { requiredKeys: [] },
);

function writeHex(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

function writeCorner(corner: number): string {
  return writeChannels([corner & 1, (corner >> 1) & 1, corner >> 2].map((bit) => bit * 255));
}

function writeChannels(channels: readonly number[]): string {
  return writeHex(channels.reduce((all, channel) => all * 256 + channel, 0));
}

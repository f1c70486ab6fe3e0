import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { BrandImage, BrandLogo } from '#lib/brand/brand.ts';
import { ENGLISH_SPEECH } from '#lib/brand/testing/english-speech.ts';
import { makeTestBrand } from '#lib/brand/testing/make-test-brand.ts';
import { makeBrandView } from '#lib/brand/view/make-brand-view.ts';
import { Letterhead } from './letterhead.tsx';

const WORD: BrandImage = { src: '/word.svg', width: 200, height: 50 };
const WHITE_WORD: BrandImage = { src: '/white.svg', width: 200, height: 50 };
const NAME = '<bdi>Harbor Gym</bdi>';

function draw(logo: BrandLogo): string {
  return renderToStaticMarkup(
    <Letterhead view={makeBrandView({ ...makeTestBrand(), logo }, ENGLISH_SPEECH)} />,
  );
}

/** What stands on light ground, and what on dark. */
function split(html: string): [string, string] {
  const [light = '', dark = ''] = html.split('<div class="on-dark">');
  return [light, dark];
}

test('lets a word that is surely seen stand without the name', () => {
  const html = draw({ light: WORD, dark: WHITE_WORD, isClear: true });
  expect(html.match(/alt="Harbor Gym"/g)).toHaveLength(2);
  expect(html).not.toContain(NAME);
});

test('sets the name with a word that is hard to see', () => {
  const html = draw({ light: WORD, dark: WORD, isClear: false });
  expect(html).toContain('alt=""');
  expect(html.split(NAME)).toHaveLength(2);
});

test.each([
  ['light', { dark: WHITE_WORD, isClear: true }],
  ['dark', { light: WORD, isClear: true }],
] as const)('sets the name in place of a logo that is not for %s ground', (tone, logo) => {
  const [light, dark] = split(draw(logo));
  const [named, drawn] = tone === 'light' ? [light, dark] : [dark, light];
  expect(named).toContain(NAME);
  expect(named).not.toContain('<img');
  expect(drawn).toContain('alt="Harbor Gym"');
  expect(drawn).not.toContain(NAME);
});

test('is as large as the brand asks', () => {
  expect(draw({ light: WORD, dark: WORD, isClear: true, size: 'large' })).toContain('width="210"');
});

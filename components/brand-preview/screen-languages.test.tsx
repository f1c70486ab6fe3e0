import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { PREVIEW_SCREENS } from '#lib/brand/preview/screens.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import { runForReader } from '#lib/messages/reader.ts';
import { listTexts } from '#lib/messages/testing/read-message.ts';
import { ScreenView } from './screen-view.tsx';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => {} }),
  useServerInsertedHTML: () => {},
}));

function draw(screen: (typeof PREVIEW_SCREENS)[number], language: string): string {
  return runForReader({ preferences: [language], query: '' }, () =>
    renderToStaticMarkup(<ScreenView screen={screen} brand={BUILT_IN_BRAND} css="" nonce="" />),
  );
}

/** What is read or heard: text, and the attributes that are names. The English of an authorization aside. */
function listWords(html: string): string[] {
  const shown = html.replace(/<div lang="en[^"]*"[^>]*>.*?<\/div>/gs, '');
  const named = shown.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]+)"/g);
  return [...Array.from(named, ([, name = '']) => name), ...shown.split(/<[^>]*>/)]
    .map((text) => text.replaceAll(/[\u2068\u2069]/g, '').trim())
    .filter((text) => /\p{L}{2}/u.test(text));
}

/** Every sentence of ours in English, whatever stands in its places. */
const english = listTexts(getMessages())
  .filter(
    ([, message]) =>
      message
        .replaceAll(/\{\w+\}/g, '')
        .split(' ')
        .filter(Boolean).length > 2,
  )
  .map(
    ([, message]) =>
      new RegExp(
        `^${message
          .split(/\{\w+\}/)
          .map(escapePattern)
          .join('.+')}$`,
      ),
  );

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const others = LANGUAGES.filter(({ tag }) => tag !== 'en');

it.each(PREVIEW_SCREENS)('has no word of its own in English on the screen "$title"', (screen) => {
  const isEnglish = (text: string) => english.some((pattern) => pattern.test(text));
  const own = listWords(draw(screen, 'en')).filter(isEnglish);
  expect(own).not.toEqual([]);
  for (const { tag } of others) {
    expect(listWords(draw(screen, tag)).filter(isEnglish)).toEqual([]);
  }
});

it.each(PREVIEW_SCREENS)('can be shown in each language on the screen "$title"', (screen) => {
  const tags = [...draw(screen, 'en').matchAll(/<option value="([^"]+)" lang=/g)].map(
    ([, tag]) => tag,
  );
  expect(tags).toEqual(screen.name === 'crash' ? [] : LANGUAGES.map(({ tag }) => tag));
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { PREVIEW_SCREENS } from '#lib/brand/preview/screens.ts';
import { ScreenView } from './screen-view.tsx';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => {} }),
  useServerInsertedHTML: () => {},
}));

function draw(screen: (typeof PREVIEW_SCREENS)[number]): string {
  return renderToStaticMarkup(
    <ScreenView screen={screen} brand={BUILT_IN_BRAND} css="" nonce="" />,
  );
}

it.each(PREVIEW_SCREENS)('shows no telephone number twice on the screen "$title"', (screen) => {
  // The authorization is a document of its own, which must say how to revoke it wherever it is kept.
  const words = draw(screen)
    .replace(/<p[^>]*>[^<]*authorization[^<]*<\/p>/g, '')
    .replace(/<[^>]*>/g, ' ');
  const numbers = words.match(/\(\d{3}\) \d{3}-\d{4}/g) ?? [];
  expect(numbers.length).toBeLessThanOrEqual(1);
});

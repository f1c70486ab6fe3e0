import { fleschKincaid } from 'flesch-kincaid';
import { JSDOM } from 'jsdom';
import { renderToStaticMarkup } from 'react-dom/server';
import { syllable } from 'syllable';
import { expect, it, vi } from 'vitest';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { PREVIEW_SCREENS, type PreviewScreen } from '#lib/brand/preview/screens.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';
import { ScreenView } from './screen-view.tsx';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ refresh: () => {} }),
  useServerInsertedHTML: () => {},
}));

/** In years at an American school, by Flesch and Kincaid: what most people read without effort. */
const HIGHEST_GRADE = 8;

const BLOCKS = 'p, li, h1, h2, h3, h4, dt, dd, button, summary, label, legend, div, section';
/** Numbers, dates and names of languages, and what is not shown. */
const NO_SENTENCES = 'dd, nav, script, style, template';
/** What the merchant says, which is theirs, and the authorization, which is measured by itself. */
const NOT_OURS = 'p[dir=auto]';

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

it('says on each screen what it says in words of the eighth grade or below', () => {
  const grades = PREVIEW_SCREENS.map((screen) => {
    const document = draw(screen);
    for (const part of document.querySelectorAll(`${NO_SENTENCES}, ${NOT_OURS}`)) part.remove();
    return { text: screen.name, ...grade(listSentences(document.body)) };
  });
  print(grades);
  expect(grades.filter(({ grade }) => grade > HIGHEST_GRADE)).toEqual([]);
  // Of a screen that has labels alone there is nothing to measure.
  expect(grades.filter(({ sentences }) => sentences === 0).length).toBeLessThan(4);
});

it('says so of each problem with a payment', () => {
  const grades = Object.entries(bankPayment.problems).flatMap(([text, words]) =>
    typeof words === 'string' ? [{ text, ...grade(splitSentences(words)) }] : [],
  );
  print(grades);
  expect(grades.length).toBeGreaterThan(20);
  expect(grades.filter(({ grade }) => grade > HIGHEST_GRADE)).toEqual([]);
});

it('says so of the authorization, though it is a legal text', () => {
  const screen = PREVIEW_SCREENS.find(({ name }) => name === 'authorization-copy');
  const paragraphs = screen ? [...draw(screen).querySelectorAll(NOT_OURS)] : [];
  const measured = grade(paragraphs.flatMap(listSentences));
  print([{ text: 'the authorization', ...measured }]);
  expect(measured.sentences).toBeGreaterThan(5);
  expect(measured.grade).toBeLessThanOrEqual(HIGHEST_GRADE);
});

function draw(screen: PreviewScreen): Document {
  const view = <ScreenView screen={screen} brand={BUILT_IN_BRAND} css="" nonce="" />;
  return new JSDOM(renderToStaticMarkup(view)).window.document;
}

/** Each block of text by itself: a label is no sentence, nor does it lengthen the one beside it. */
function listSentences(element: Element): string[] {
  for (const block of element.querySelectorAll(BLOCKS)) {
    block.before('\n');
    block.after('\n');
  }
  return (element.textContent ?? '').split('\n').flatMap(splitSentences);
}

function splitSentences(text: string): string[] {
  return [...SENTENCES.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => /[.?:]$/.test(sentence) && listWords(sentence).length > 2);
}

function listWords(sentence: string): string[] {
  return [...WORDS.segment(sentence)]
    .filter(({ isWordLike, segment }) => isWordLike && /[a-z]/i.test(segment))
    .map(({ segment }) => segment);
}

function grade(sentences: readonly string[]): { sentences: number; grade: number } {
  const words = sentences.flatMap(listWords);
  const counts = {
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  };
  return {
    sentences: sentences.length,
    grade: words.length === 0 ? 0 : Math.round(fleschKincaid(counts) * 10) / 10,
  };
}

/** `PRINT_GRADES=1 npx vitest run reading-grade` shows what was measured. */
function print(grades: readonly object[]): void {
  // biome-ignore lint/suspicious/noConsole: only where somebody asks for it
  if (process.env.PRINT_GRADES) console.table(grades);
}

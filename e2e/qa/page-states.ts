import type { Page } from '@playwright/test';
import type { Words } from './words/words.ts';

/** What a bill's page can say of its payment, by the keys of the catalogue (`states.screens`). */
export const PAGE_STATES = [
  'payable',
  'notReceived',
  'notReady',
  'cancelled',
  'rejected',
  'error',
  'expired',
  'pastExpiry',
  'processing',
  'sentToBank',
  'completed',
  'settled',
  'returned',
  'declined',
  'unknownStatus',
  'noMethod',
  'cardOnly',
  'typedDetailsOnly',
  'confirming',
  'paused',
] as const;

export type PageState = (typeof PAGE_STATES)[number];

/** The states of a payment that was authorized and has not come back. */
export const PAID_STATES: readonly PageState[] = [
  'processing',
  'sentToBank',
  'completed',
  'settled',
];

/** What a customer has before them. */
export type Seen = {
  readonly address: string;
  /** Missing where the page has the title of no state: during a payment, and on a screen without a bill. */
  readonly state: PageState | undefined;
  readonly headings: readonly string[];
  /** The sentence that says where the money is, if any. */
  readonly money: string | undefined;
  /** Whether there is a button that begins a payment, or goes on with it. */
  readonly offersPayment: boolean;
  /** Whether the document is all there and no step is under way, such as a payment that has no answer yet. */
  readonly isAtRest: boolean;
};

/** Reads what is there at this moment; waits for nothing. */
export async function readSeen(
  page: Page,
  words: Words,
): Promise<Pick<Seen, 'address' | 'state' | 'headings' | 'money'>> {
  const headings = await readTexts(page, 'h1, h2');
  const texts = await readTexts(page, 'main p, main [role=alert], main [role=status]');
  const state = PAGE_STATES.find((name) =>
    headings.some((heading) => listTitles(name, words).some((title) => title.test(heading))),
  );
  const money = texts.find((text) => listMoneyWords(words).some((known) => known.test(text)));
  return { address: page.url(), state, headings, money };
}

/** Which document is there, and whether anything in it is still to come. */
export async function readRest(page: Page): Promise<{ openedAt: number; isAtRest: boolean }> {
  return await page.evaluate(() => ({
    openedAt: performance.timeOrigin,
    isAtRest: document.readyState !== 'loading' && !document.querySelector('[aria-busy=true]'),
  }));
}

/** In words, for a test that has expected something else. */
export function describeSeen(seen: Seen): string {
  const { address, state, headings, money, offersPayment, isAtRest } = seen;
  return [
    `  address: ${hideLink(address)}`,
    `  titles:  ${headings.map((heading) => `"${heading}"`).join(', ') || 'none'}`,
    `  state:   ${state ?? 'no state of a payment'}`,
    `  money:   ${money ? `"${money}"` : 'no sentence about it'}`,
    `  payment: ${offersPayment ? 'offered' : 'not offered'}${isAtRest ? '' : '; a step is under way'}`,
  ].join('\n');
}

/** The sentences by which a state says where the money is, as patterns. */
export function listStateMoney(state: PageState, words: Words): readonly RegExp[] {
  const keys = [`states.screens.${state}.body`, `states.recalled.${state}.body`];
  return matchAll(keys, words, 'within');
}

function listTitles(state: PageState, words: Words): readonly RegExp[] {
  const keys = [`states.screens.${state}.title`, `states.recalled.${state}.title`];
  return matchAll(keys, words, 'whole');
}

const moneyWords = new WeakMap<Words, readonly RegExp[]>();

/** All sentences of the page that say where the money is: of states, of screens without a bill, of problems. */
function listMoneyWords(words: Words): readonly RegExp[] {
  const known = moneyWords.get(words);
  if (known) return known;
  const keys = words
    .keys()
    .filter((key) => /^states\..*\.body$|^screens\..*\.money$|^bankPayment\.problems\./.test(key));
  const patterns = matchAll(keys, words, 'within');
  moneyWords.set(words, patterns);
  return patterns;
}

function matchAll(
  keys: readonly string[],
  words: Words,
  how: 'whole' | 'within',
): readonly RegExp[] {
  const known = new Set(words.keys());
  return keys.filter((key) => known.has(key)).map((key) => words[how](key));
}

async function readTexts(page: Page, selector: string): Promise<string[]> {
  const texts = await page.locator(selector).filter({ visible: true }).allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** A link is a secret, and what a test prints is kept by many systems. */
function hideLink(address: string): string {
  return address.replace(/(\/payment\/)(?!try-)[^/?#]+/, '$1…');
}

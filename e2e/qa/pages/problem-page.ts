import { type APIResponse, expect, type Locator, type Page, type Response } from '@playwright/test';
import { Words } from '../words/words.ts';

/** The whole screens that are no bill, by their key in the page's catalogue. */
export type ProblemName =
  | 'noSession'
  | 'closedHere'
  | 'cookiesNeeded'
  | 'linkUnknown'
  | 'closed'
  | 'tooManyRequests'
  | 'upstreamUnavailable'
  | 'upstreamBusy'
  | 'upstreamUnreadable'
  | 'notFound';

type Answered = { readonly response: Response | null; readonly status: number };

/** A whole screen without a bill. */
export class ProblemPage {
  readonly page: Page;
  readonly words: Words;
  readonly heading: Locator;
  readonly main: Locator;
  readonly tryAgain: Locator;

  constructor(page: Page, language = 'en') {
    this.page = page;
    this.words = new Words(language);
    this.heading = page.getByRole('heading', { level: 1 });
    this.main = page.getByRole('main');
    this.tryAgain = page.getByRole('link', { name: this.words.within('screens.tryAgain') });
  }

  /** Expects the whole screen: what happened, what to do, whether money moved; under its status. */
  async expectScreen(name: ProblemName, { response, status }: Answered): Promise<void> {
    const { title, sentences } = listWords(name, this.words);
    expect(response?.status()).toBe(status);
    await expect(this.heading).toHaveText(title);
    await expect(this.page).toHaveTitle(title);
    for (const sentence of sentences) await expect(this.main).toContainText(sentence);
  }
}

/** Expects the whole screen in an answer that no browser shows. */
export async function expectScreenIn(
  answer: APIResponse,
  name: ProblemName,
  status: number,
): Promise<void> {
  const { title, sentences } = listWords(name);
  expect(answer.status()).toBe(status);
  const html = await answer.text();
  expect(html).toContain(`<title>${title}</title>`);
  for (const words of [`>${title}</h1>`, ...sentences]) expect(html).toContain(words);
}

/** What such a screen says where nobody knows who has sent the bill. */
export function listWords(
  name: ProblemName,
  words: Words = new Words(),
): { title: string; sentences: string[] } {
  const merchant = read(words, 'states.senderUnknown');
  const keys = [...words.keys(`screens.${name}.body.`), `screens.${name}.money`];
  const sentences = keys.map((key) => read(words, key).replaceAll('{merchant}', merchant));
  return { title: read(words, `screens.${name}.title`), sentences };
}

/** These screens say the same for every brand, or what they say without one. */
function read(words: Words, key: string): string {
  return words.list(key)[0] ?? '';
}

import { type APIResponse, expect, type Locator, type Page, type Response } from '@playwright/test';
import { fill } from '#lib/domain/fill.ts';
import { screens, states } from '#lib/messages/testing/words.ts';

export type ProblemName = Extract<
  keyof typeof screens,
  | 'noSession'
  | 'closedHere'
  | 'cookiesNeeded'
  | 'linkUnknown'
  | 'closed'
  | 'tooManyRequests'
  | 'upstreamUnavailable'
  | 'upstreamBusy'
  | 'upstreamUnreadable'
  | 'notFound'
>;

/** A whole screen without a bill. */
export class ProblemPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly main: Locator;
  readonly tryAgain: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1 });
    this.main = page.getByRole('main');
    this.tryAgain = page.getByRole('link', { name: screens.tryAgain });
  }

  /** Expects the whole screen: what happened, what to do, whether money moved; under its status. */
  async expectScreen(name: ProblemName, { response, status }: Answered): Promise<void> {
    const { title, sentences } = listWords(name);
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
export function listWords(name: ProblemName): { title: string; sentences: string[] } {
  const { title, body, money } = screens[name];
  const merchant = states.senderUnknown;
  return { title, sentences: [...body, money].map((sentence) => fill(sentence, { merchant })) };
}

type Answered = { readonly response: Response | null; readonly status: number };

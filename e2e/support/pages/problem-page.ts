import { expect, type Locator, type Page, type Response } from '@playwright/test';
import { screens } from '#lib/messages/en/screens.ts';

export type ProblemName = Extract<
  keyof typeof screens,
  | 'noSession'
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
    const { title, body, money } = screens[name];
    expect(response?.status()).toBe(status);
    await expect(this.heading).toHaveText(title);
    await expect(this.page).toHaveTitle(title);
    for (const sentence of [...body, money]) await expect(this.main).toContainText(sentence);
  }
}

type Answered = { readonly response: Response | null; readonly status: number };

import type { Locator, Page } from '@playwright/test';
import { Words } from '../words/words.ts';
import { LinkWindow, type SignIn } from './link-window.ts';

/** The labels that a brand can put in place of the page's; they show in English alone. */
export type BrandLabels = {
  /** `texts.en.connectButton` of the brand. */
  readonly connectButton?: string | undefined;
};

/** The bill at `/pay/<ref>`, with the steps from the bank to the payment. */
export class BillPage {
  readonly page: Page;
  readonly words: Words;
  readonly link: LinkWindow;
  readonly heading: Locator;
  /** The letter and the present step, without what is only for printing. */
  readonly main: Locator;
  readonly connectButton: Locator;
  /** After a problem with connecting: to try again, or to connect again, whichever it calls for. */
  readonly againButton: Locator;
  readonly accounts: Locator;
  readonly continueButton: Locator;
  readonly differentBankButton: Locator;
  readonly nameOnAccount: Locator;
  /** From the review to the accounts. */
  readonly backButton: Locator;
  readonly payButton: Locator;
  /** A bank is connected: its accounts are there to choose from, or the review of its only one. */
  readonly connected: Locator;
  /** On the page that a bank returns to. */
  readonly toBillLink: Locator;
  readonly alert: Locator;
  /** What is going on, for those who hear the page. */
  readonly status: Locator;
  /** Says that no money moves; on every screen of a page in test mode, and on no other. */
  readonly testModeBar: Locator;

  constructor(page: Page, language = 'en', labels: BrandLabels = {}) {
    const words = new Words(language);
    // Brands have labels of their own, in English alone. All of those begin with this word.
    const pay = language === 'en' ? /^Authorize / : words.whole('bankPayment.review.pay');
    const connect = (language === 'en' && labels.connectButton) || undefined;
    this.page = page;
    this.words = words;
    this.link = new LinkWindow(page);
    this.heading = page.getByRole('heading', { level: 1 });
    this.main = page.getByRole('main');
    this.connectButton = this.#button(connect ?? words.whole('bankPayment.connect.button'));
    this.againButton = this.#button(words.whole('bankPayment.connect.again')).or(
      this.connectButton,
    );
    this.accounts = page
      .getByRole('radiogroup', { name: words.within('bankPayment.accounts.legend') })
      .getByRole('radio');
    this.continueButton = this.#button(words.whole('bankPayment.accounts.continue'));
    this.differentBankButton = this.#button(words.whole('bankPayment.accounts.differentBank'));
    this.backButton = this.#button(words.whole('bankPayment.review.back'));
    this.nameOnAccount = page.getByLabel(words.within('bankPayment.review.name'));
    this.payButton = this.#button(pay);
    this.connected = this.continueButton.or(this.payButton);
    this.toBillLink = page.getByRole('link', { name: words.within('bankPayment.oauth.toBill') });
    this.alert = this.main.getByRole('alert');
    this.status = this.main.getByRole('status');
    this.testModeBar = page.locator('[data-test-mode]');
  }

  /** A step of the payment or a state of the bill, by its title. */
  title(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  /** One of the accounts, by its name and what stands beside it. */
  account(name: string | RegExp): Locator {
    return this.page.getByRole('radio', { name, exact: true });
  }

  /** From the bill to the list of accounts. */
  async connectBank(signIn: SignIn = {}, account?: string | RegExp): Promise<void> {
    await this.connectButton.click();
    await this.link.connect(signIn, account);
  }

  /** From the bill to the review. */
  async goToReview(signIn: SignIn = {}, account?: string | RegExp): Promise<void> {
    await this.connectBank(signIn, account);
    await this.goOn();
    await this.payButton.waitFor();
  }

  /** From the accounts, or from the review of an only one, to Plaid's window. */
  async leaveForAnotherBank(): Promise<void> {
    await this.differentBankButton.or(this.backButton).waitFor();
    if (await this.backButton.isVisible()) await this.backButton.click();
    await this.differentBankButton.click();
  }

  /** To the review, unless the only account has led there: with the first account, where none is chosen. */
  async goOn(): Promise<void> {
    await this.connected.waitFor();
    if (await this.payButton.isVisible()) return;
    const isChosen = await this.accounts.and(this.page.locator(':checked')).count();
    if (!isChosen) await this.accounts.first().check();
    await this.continueButton.click();
  }

  /** 404 where no link token is in flight: nothing that a return from a bank could use. */
  async readTokenStatus(): Promise<number> {
    return (await this.page.request.get(`${this.page.url()}/link-token`)).status();
  }

  #button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}

import type { Locator, Page, Response } from '@playwright/test';
import type { CreatedBill } from './control-types.ts';
import { describeSeen, type PageState, readRest, readSeen, type Seen } from './page-states.ts';
import { BillPage, type BrandLabels } from './pages/bill-page.ts';
import type { LinkWindow, SignIn } from './pages/link-window.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { Words } from './words/words.ts';

type CustomerOptions = {
  readonly page: Page;
  readonly sandbox: SandboxClient;
  /** In which the page speaks to them. */
  readonly language?: string;
  readonly brandLabels?: BrandLabels;
};

/** How a payment is to be made where the usual way is not meant. */
export type PaymentChoice = SignIn & {
  /** One of the accounts at the bank; "Everyday Checking" unless another is named. */
  readonly account?: string | RegExp;
  /** The name on the account, in place of the one that the page suggests. */
  readonly name?: string;
};

/** The customer in their browser: what they do with a bill, in their own words. */
export class Customer {
  readonly page: Page;
  readonly sandbox: SandboxClient;
  readonly words: Words;
  /** The bill before them, with all of its buttons and fields. */
  readonly billPage: BillPage;
  /** Plaid's window. */
  readonly link: LinkWindow;
  #bill: CreatedBill | undefined;

  constructor({ page, sandbox, language = 'en', brandLabels = {} }: CustomerOptions) {
    this.page = page;
    this.sandbox = sandbox;
    this.words = new Words(language);
    this.billPage = new BillPage(page, language, brandLabels);
    this.link = this.billPage.link;
  }

  /** The bill that they have opened last. */
  get bill(): CreatedBill | undefined {
    return this.#bill;
  }

  /** Opens the link in their mail, for the first time or once more. */
  async open(bill: CreatedBill): Promise<Response | null> {
    this.#bill = bill;
    return await this.page.goto(bill.url);
  }

  /** Connects the bank in Plaid's window, which ends at the page's own list of accounts, or at the review. */
  async connectBank({ account, ...signIn }: PaymentChoice = {}): Promise<void> {
    await this.billPage.connectBank(signIn, account);
    await this.billPage.connected.waitFor();
  }

  /** Leaves the bank that is connected, where its account was refused or is not meant, for another one. */
  async useAnotherBank({ account, ...signIn }: PaymentChoice = {}): Promise<void> {
    await this.billPage.leaveForAnotherBank();
    await this.link.connect(signIn, account);
    await this.billPage.connected.waitFor();
  }

  /** Picks one of the accounts that the page lists, and goes on to the review. */
  async chooseAccount(name: string | RegExp): Promise<void> {
    await this.billPage.page.getByRole('radio', { name }).check();
    await this.billPage.continueButton.click();
    await this.billPage.payButton.waitFor();
  }

  /** Goes on to the review with the account that is chosen, or with the first one. */
  async review(): Promise<void> {
    await this.billPage.goOn();
    await this.billPage.payButton.waitFor();
  }

  async enterName(name: string): Promise<void> {
    await this.billPage.nameOnAccount.fill(name);
  }

  /** Presses the button that pays. What comes of it is not waited for. */
  async authorize(): Promise<void> {
    await this.billPage.payButton.click();
  }

  /** All the way from the bill to the authorized payment. */
  async pay(choice: PaymentChoice = {}): Promise<void> {
    await this.connectBank(choice);
    await this.review();
    if (choice.name !== undefined) await this.enterName(choice.name);
    await this.authorize();
  }

  /** A value on the receipt, or in the review, by the key of its label: `status.receipt.confirmation`. */
  fact(key: string): Locator {
    return this.page
      .getByRole('term')
      .filter({ hasText: this.words.whole(key), visible: true })
      .locator('xpath=following-sibling::dd[1]');
  }

  /** The title of a state of the payment. */
  stateTitle(state: PageState): Locator {
    return this.billPage.title(this.words.whole(`states.screens.${state}.title`));
  }

  /** What is before them at this moment. */
  async see(): Promise<Seen> {
    // What is read one after the other may be of two documents, or of two steps.
    const before = await readRest(this.page);
    const seen = await readSeen(this.page, this.words);
    const offersPayment = await this.#isOfferedPayment();
    const after = await readRest(this.page);
    const isSameDocument = before.openedAt === after.openedAt;
    const isAtRest = isSameDocument && before.isAtRest && after.isAtRest;
    return { ...seen, offersPayment, isAtRest };
  }

  /** The same in words. */
  async describe(): Promise<string> {
    return describeSeen(await this.see());
  }

  async #isOfferedPayment(): Promise<boolean> {
    const { againButton, connected, connectButton, differentBankButton } = this.billPage;
    const offers = againButton.or(connectButton).or(connected).or(differentBankButton);
    const buttons = await offers.all();
    for (const button of buttons) if (await button.isVisible()) return true;
    return false;
  }
}

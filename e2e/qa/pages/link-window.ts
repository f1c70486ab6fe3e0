import type { FrameLocator, Locator, Page } from '@playwright/test';

export type SignIn = {
  /** One of the invented banks. */
  readonly bank?: string;
  /** Plaid's own sandbox vocabulary, such as `user_good`. */
  readonly userName?: string;
  /** `pass_good`, or `error_<CODE>` for that error. */
  readonly password?: string;
};

/** Plaid's window on top of the page, as its stand-in draws it. */
export class LinkWindow {
  /** The frame's element, to tell whether the window is there. */
  readonly element: Locator;
  readonly frame: FrameLocator;
  /** The same, whether it can be seen or waits for the press. */
  readonly anyElement: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.anyElement = page.locator('iframe[title="Plaid Link"]');
    this.element = this.anyElement.filter({ visible: true });
    this.frame = this.element.contentFrame();
    this.alert = this.frame.getByRole('alert');
  }

  title(name: string | RegExp): Locator {
    return this.frame.getByRole('heading', { level: 1, name });
  }

  /** The link token of the window that is there. */
  async readToken(): Promise<string | null> {
    const address = await this.anyElement.getAttribute('src');
    return new URL(address ?? '').searchParams.get('token');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  async press(button: string): Promise<void> {
    await this.button(button).click();
  }

  /** From the first pane to the one where the bank's user name is asked for. */
  async chooseBank(bank = 'First Lantern Bank'): Promise<void> {
    await this.press('Continue');
    await this.press(bank);
  }

  async signIn({ bank, userName = 'user_good', password = 'pass_good' }: SignIn = {}) {
    await this.chooseBank(bank);
    await this.frame.getByLabel('Username').fill(userName);
    await this.frame.getByLabel('Password').fill(password);
    await this.press('Submit');
  }

  /** The list of accounts: picks those with these names, or goes on with what is picked already. */
  async chooseAccounts(...names: readonly (string | RegExp)[]): Promise<void> {
    for (const name of names) {
      await this.frame
        .getByRole('radio', { name })
        .or(this.frame.getByRole('checkbox', { name }))
        .check();
    }
    await this.press('Continue');
  }

  /** All the way from the first pane to the end of the window. */
  async connect(
    signIn: SignIn = {},
    account: string | RegExp = 'Everyday Checking',
  ): Promise<void> {
    await this.signIn(signIn);
    await this.chooseAccounts(account);
    await this.press('Finish');
  }

  /** Closes by the cross, after the first pane: the window asks whether this is meant. */
  async leave(): Promise<void> {
    await this.press('Close');
    await this.press('Yes, leave');
  }
}

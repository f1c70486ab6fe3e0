import type { Locator, Page } from '@playwright/test';
import type { LinkWindow } from './link-window.ts';

export const OAUTH_BANK = 'Harbor OAuth Bank';

/** The page of a bank's own, in a window of its own or in place of the bill. */
export class BankSite {
  readonly page: Page;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: OAUTH_BANK });
  }

  /** From the first pane of Plaid's window to the bank's page in a window of its own. */
  static async openWindow(page: Page, link: LinkWindow): Promise<BankSite> {
    const opened = page.waitForEvent('popup');
    await BankSite.go(link);
    return new BankSite(await opened);
  }

  /** The same for a browser without such windows: the bank's page takes the place of the bill. */
  static async goThere(page: Page, link: LinkWindow): Promise<BankSite> {
    await BankSite.go(link);
    const site = new BankSite(page);
    await site.heading.waitFor();
    return site;
  }

  async answer(button: 'Approve' | 'Deny' | 'Make the bank fail'): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  private static async go(link: LinkWindow): Promise<void> {
    await link.chooseBank(OAUTH_BANK);
    await link.press(`Continue to ${OAUTH_BANK}`);
  }
}

import type { BankPaymentApi } from '#components/pay/flow/api.ts';
import type { Press } from '../books/books.ts';
import type { Diary } from '../books/diary.ts';
import type { Told } from '../books/told.ts';
import type { Browser } from './create-browser.ts';
import { createBillApi, createPageFlow, type PageFlow } from './create-page-flow.ts';
import { readToldByPage, type Word } from './read-told.ts';
import { readScreen, type Screen } from './screen.ts';

type ShownPageOptions = {
  /** Whose page it is, for the diary. */
  readonly who: string;
  readonly browser: Browser;
  readonly diary: Diary;
};

/** What a tab shows: the server's page and, where it is payable, the script that runs in it. */
export class ShownPage {
  readonly #options: ShownPageOptions;
  #path = '';
  #isRefreshWanted = false;
  screen: Screen | undefined;
  flow: PageFlow | undefined;
  api: BankPaymentApi | undefined;
  /** The last word that was said about money. */
  told: Told = 'noWord';

  constructor(options: ShownPageOptions) {
    this.#options = options;
  }

  note(deed: string, askedAtInMs: number, word: Word, press?: Press): void {
    this.told = word.told;
    const { who, diary } = this.#options;
    diary.note({ who, deed, askedAtInMs, toldAtInMs: Date.now(), ...word, press });
  }

  reload(deed: string): Promise<void> {
    return this.load(deed, this.#path);
  }

  /** What the page does by itself after a step: its script may want the server's word. */
  async heed(): Promise<void> {
    if (this.#isRefreshWanted) await this.refresh('was shown the page again');
  }

  /** The server draws the page again, while its script goes on. */
  async refresh(deed: string): Promise<void> {
    const screen = await this.#open(deed, this.#path);
    if (screen.kind === 'nothing') return; // the page stays as it was
    await this.#show(screen, screen.kind === 'payable' ? this.flow : undefined);
  }

  async load(deed: string, path: string): Promise<void> {
    await this.#show(await this.#open(deed, path), undefined);
  }

  async #open(deed: string, to: string): Promise<Screen> {
    const askedAtInMs = Date.now();
    this.#isRefreshWanted = false;
    const { path, screen } = await openPage(this.#options.browser, to);
    this.note(deed, askedAtInMs, readToldByPage(screen));
    this.#path = path;
    return screen;
  }

  async #show(screen: Screen, keptFlow: PageFlow | undefined): Promise<void> {
    const { who, browser } = this.#options;
    this.screen = screen;
    this.api = createBillApi(this.#path, who.replace(/[^0-9a-z]/g, 'x'), browser.fetch);
    this.flow = keptFlow ?? (screen.kind === 'payable' ? this.#begin(this.api, screen) : undefined);
    await this.flow?.untilStill();
  }

  #begin(api: BankPaymentApi, { hasBankConnection }: Screen & { kind: 'payable' }): PageFlow {
    const onRefresh = () => {
      this.#isRefreshWanted = true;
    };
    return createPageFlow({ api, hasBankConnection, onRefresh });
  }
}

const MAX_REDIRECTS = 5;

export type OpenedPage = { readonly path: string; readonly screen: Screen };

/** Goes to an address as a browser does, redirects included, and reads what is there. */
async function openPage(browser: Browser, path: string): Promise<OpenedPage> {
  let at = path;
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const answer = await browser.fetch(at).catch(() => undefined);
    if (!answer) return { path: at, screen: { kind: 'nothing', title: 'no answer' } };
    const location = answer.headers.get('location');
    if (!location) return { path: at, screen: readScreen(await answer.text()) };
    at = new URL(location, 'http://page').pathname;
  }
  return { path: at, screen: { kind: 'nothing', title: 'redirected too often' } };
}

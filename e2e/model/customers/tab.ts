import { setTimeout as wait } from 'node:timers/promises';
import type { PlaidLinkOnSuccessMetadata } from 'react-plaid-link';
import type { PaymentOrder } from '#lib/contract/requests.ts';
import type { Press } from '../books/books.ts';
import type { Diary } from '../books/diary.ts';
import type { Browser } from './create-browser.ts';
import type { PageFlow } from './create-page-flow.ts';
import { readToldByAnswer, readToldByFlow } from './read-told.ts';
import { ShownPage } from './shown-page.ts';

export type TabOptions = {
  /** Numbers of browser and tab, such as `2.1`; also the beginning of the names on its orders. */
  readonly name: string;
  /** The path of the link in the mail. */
  readonly mailPath: string;
  readonly browser: Browser;
  readonly diary: Diary;
  /** What the bank's window gives at its end, for a link token. */
  readonly visitBank: (linkToken: string) => Promise<string>;
  /** By the customer's own clock. */
  readonly nowInMs: () => number;
};

type Consent = Omit<Press, 'name'>;

const METADATA: PlaidLinkOnSuccessMetadata = {
  institution: null,
  accounts: [],
  link_session_id: 'model',
};

/** One tab of a customer's browser, and what can be done in it. Writes down all that it is told. */
export class Tab {
  readonly name: string;
  readonly #options: TabOptions;
  readonly #page: ShownPage;
  #lastOrder: Omit<PaymentOrder, 'nameOnAccount'> | undefined;
  #lastNews: string | undefined;
  #lockedAtInMs = 0;
  #lockedBy: string | undefined;
  #presses = 0;

  constructor(options: TabOptions) {
    this.name = options.name;
    this.#options = options;
    this.#page = new ShownPage({ who: `tab ${options.name}`, ...options });
  }

  /** What its customer sees, as far as they decide by it. */
  get view() {
    return {
      screen: this.#page.screen?.kind ?? ('none' as const),
      phase: this.#page.flow?.getState().phase,
      told: this.#page.told,
      hasOrder: this.#lastOrder !== undefined,
    };
  }

  open(): Promise<void> {
    return this.#page.load('opened the link', this.#options.mailPath);
  }

  reload(): Promise<void> {
    return this.#page.reload('reloaded the page');
  }

  async connect(): Promise<void> {
    const { flow } = this.#page;
    if (!flow) return;
    const askedAtInMs = Date.now();
    flow.connecting.connect();
    await flow.untilStill();
    const state = flow.getState();
    if (state.phase === 'opening') {
      flow.connecting.linkOpened();
      const publicToken = await this.#options.visitBank(state.token.value);
      flow.connecting.linkSucceeded(publicToken, METADATA);
      await flow.untilStill();
    }
    // Its problems speak of the connection alone.
    const words = flow.getState().phase;
    this.#page.note('connected a bank', askedAtInMs, { told: 'noWord', words });
    await this.#page.heed();
  }

  review(): void {
    const { flow } = this.#page;
    const state = flow?.getState();
    if (state?.phase !== 'choosing') return;
    const accountId = state.draft.connection.accounts[0]?.id;
    if (accountId) flow?.dispatch({ type: 'accountChosen', accountId });
    flow?.dispatch({ type: 'reviewWanted' });
  }

  /** Presses the button, or presses it several times before anything has come back. */
  async press(times = 1): Promise<void> {
    const { flow, screen } = this.#page;
    const state = flow?.getState();
    if (!flow || state?.phase !== 'reviewing' || screen?.kind !== 'payable') return;
    const consent = toConsent(screen);
    const press = this.#beginPress(consent);
    const { accountId, connection } = state.draft;
    this.#lastOrder = { accountId, debitDate: connection.debitDate, ...consent };
    const askedAtInMs = Date.now();
    flow.paying.editName(press.name);
    const shown = { ...consent, amount: '', nameInField: press.name };
    for (let count = 0; count < times; count += 1) void flow.paying.pay(shown);
    await flow.untilStill();
    const deed = times > 1 ? 'pressed pay twice' : 'pressed pay';
    this.#page.note(deed, askedAtInMs, readToldByFlow(flow.getState()), press);
    this.#lockedAtInMs = this.#options.nowInMs();
    this.#lockedBy = press.name;
    await this.#page.heed();
  }

  /** Sends the last order once more, past the page: from an old page, or by a click that got through. */
  async postAgain(): Promise<void> {
    const { api } = this.#page;
    if (!this.#lastOrder || !api) return;
    const press = this.#beginPress(toConsent(this.#lastOrder));
    const askedAtInMs = Date.now();
    const answer = await api.pay({ ...this.#lastOrder, nameOnAccount: press.name });
    this.#page.note('sent the old order again', askedAtInMs, readToldByAnswer(answer), press);
  }

  /** Looks for news after a while, as an open page does by itself. */
  async look(afterInMs: number): Promise<void> {
    await wait(afterInMs);
    const { flow, api } = this.#page;
    if (flow?.getState().phase === 'locked') return this.#lookWhileLocked(flow);
    const status = await api?.readStatus();
    if (!status?.ok) return;
    const news = `${status.value.isPayable} ${status.value.outcome}`;
    if (news !== this.#lastNews) await this.#page.refresh('saw news');
    this.#lastNews = news;
  }

  async #lookWhileLocked(flow: PageFlow): Promise<void> {
    const { screen } = this.#page;
    if (screen?.kind !== 'payable') return;
    const askedAtInMs = Date.now();
    const lockedForInMs = this.#options.nowInMs() - this.#lockedAtInMs;
    await flow.paying.lookAgain({ lockedForInMs, settlingInMs: screen.settlingInMs });
    await flow.untilStill();
    const state = flow.getState();
    if (state.phase !== 'locked') {
      const about = this.#lockedBy;
      this.#page.note('saw news', askedAtInMs, { ...readToldByFlow(state), about });
    }
    await this.#page.heed();
  }

  #beginPress(consent: Consent): Press {
    this.#presses += 1;
    return { name: `Payer ${this.name}.${this.#presses}`, ...consent };
  }
}

function toConsent({ amountInCents, authorizationVersion }: Consent): Consent {
  return { amountInCents, authorizationVersion };
}

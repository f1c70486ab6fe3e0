import { setTimeout as wait } from 'node:timers/promises';
import type { PlaidLinkOnSuccessMetadata } from 'react-plaid-link';
import type { BankPaymentApi, PaymentOrder } from '#components/bank-payment/api.ts';
import type { Press } from '../books/books.ts';
import type { Diary } from '../books/diary.ts';
import type { Told } from '../books/told.ts';
import type { Browser } from './create-browser.ts';
import { createBillApi, createPageFlow, type PageFlow } from './create-page-flow.ts';
import { openPage } from './open-page.ts';
import { readToldByAnswer, readToldByFlow, readToldByPage, type Word } from './read-told.ts';
import type { Screen } from './screen.ts';

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

/** One tab of a customer's browser, showing one bill. Writes down all that it is told. */
export class Tab {
  readonly #options: TabOptions;
  #path: string;
  #screen: Screen | undefined;
  #flow: PageFlow | undefined;
  #api: BankPaymentApi | undefined;
  #told: Told = 'noWord';
  #lastOrder: Omit<PaymentOrder, 'nameOnAccount'> | undefined;
  #lastStatus: string | undefined;
  #lockedAtInMs = 0;
  #presses = 0;
  #isRefreshWanted = false;

  constructor(options: TabOptions) {
    this.#options = options;
    this.#path = options.mailPath;
  }

  get name(): string {
    return this.#options.name;
  }

  /** What its customer sees, as far as they decide by it. */
  get view() {
    return {
      screen: this.#screen?.kind ?? ('none' as const),
      phase: this.#flow?.getState().phase,
      told: this.#told,
      hasOrder: this.#lastOrder !== undefined,
    };
  }

  open(): Promise<void> {
    return this.#load('opened the link', this.#options.mailPath);
  }

  reload(): Promise<void> {
    return this.#load('reloaded the page', this.#path);
  }

  async connect(): Promise<void> {
    const flow = this.#flow;
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
    this.#note('connected a bank', askedAtInMs, { told: 'noWord', words: flow.getState().phase });
    await this.#heed();
  }

  review(): void {
    const state = this.#flow?.getState();
    if (state?.phase !== 'choosing') return;
    const accountId = state.draft.connection.accounts[0]?.id;
    if (accountId) this.#flow?.dispatch({ type: 'accountChosen', accountId });
    this.#flow?.dispatch({ type: 'reviewWanted' });
  }

  /** Presses the button, or presses it several times before anything has come back. */
  async press(times = 1): Promise<void> {
    const flow = this.#flow;
    const state = flow?.getState();
    if (!flow || state?.phase !== 'reviewing' || this.#screen?.kind !== 'payable') return;
    const consent = toConsent(this.#screen);
    const press = this.#beginPress(consent);
    const { accountId, connection } = state.draft;
    this.#lastOrder = { accountId, debitDate: connection.debitDate, ...consent };
    const askedAtInMs = Date.now();
    flow.paying.editName(press.name);
    for (let count = 0; count < times; count += 1) void flow.paying.pay(consent);
    await flow.untilStill();
    const deed = times > 1 ? 'pressed pay twice' : 'pressed pay';
    this.#note(deed, askedAtInMs, readToldByFlow(flow.getState()), press);
    this.#lockedAtInMs = this.#options.nowInMs();
    await this.#heed();
  }

  /** Sends the last order once more, past the page: from an old page, or by a click that got through. */
  async postAgain(): Promise<void> {
    if (!this.#lastOrder || !this.#api) return;
    const press = this.#beginPress(toConsent(this.#lastOrder));
    const askedAtInMs = Date.now();
    const answer = await this.#api.pay({ ...this.#lastOrder, nameOnAccount: press.name });
    this.#note('sent the old order again', askedAtInMs, readToldByAnswer(answer), press);
  }

  /** Looks for news after a while, as an open page does by itself. */
  async look(afterInMs: number): Promise<void> {
    await wait(afterInMs);
    if (this.#flow?.getState().phase === 'locked') return this.#lookWhileLocked(this.#flow);
    const status = await this.#api?.readStatus();
    if (!status?.ok) return;
    const news = `${status.value.isPayable} ${status.value.outcome}`;
    if (news === this.#lastStatus) return;
    await this.#load('saw news', this.#path, { isRefresh: true });
    this.#lastStatus = news;
  }

  async #lookWhileLocked(flow: PageFlow): Promise<void> {
    if (this.#screen?.kind !== 'payable') return;
    const askedAtInMs = Date.now();
    const lockedForInMs = this.#options.nowInMs() - this.#lockedAtInMs;
    await flow.paying.lookAgain({ lockedForInMs, settlingInMs: this.#screen.settlingInMs });
    await flow.untilStill();
    const state = flow.getState();
    if (state.phase !== 'locked') this.#note('saw news', askedAtInMs, readToldByFlow(state));
    await this.#heed();
  }

  /** What the page does by itself after a step: its script may want the server's word. */
  async #heed(): Promise<void> {
    if (!this.#isRefreshWanted) return;
    await this.#load('was shown the page again', this.#path, { isRefresh: true });
  }

  /** `isRefresh`: the server draws the page anew while its script goes on. */
  async #load(deed: string, to: string, { isRefresh = false } = {}): Promise<void> {
    const askedAtInMs = Date.now();
    this.#isRefreshWanted = false;
    const { path, screen } = await openPage(this.#options.browser, to);
    this.#note(deed, askedAtInMs, readToldByPage(screen));
    if (isRefresh && screen.kind === 'nothing') return; // the page stays as it was
    this.#path = path;
    this.#screen = screen;
    this.#lastStatus = undefined;
    this.#api = createBillApi(path, this.#options.browser.fetch);
    if (screen.kind !== 'payable') this.#flow = undefined;
    else if (!isRefresh || !this.#flow) this.#flow = this.#begin(this.#api, screen);
    await this.#flow?.untilStill();
  }

  #begin(api: BankPaymentApi, { hasBankConnection }: Screen & { kind: 'payable' }): PageFlow {
    const onRefresh = () => {
      this.#isRefreshWanted = true;
    };
    return createPageFlow({ api, hasBankConnection, onRefresh });
  }

  #beginPress(consent: Consent): Press {
    this.#presses += 1;
    return { name: `Payer ${this.#options.name}.${this.#presses}`, ...consent };
  }

  #note(deed: string, askedAtInMs: number, word: Word, press?: Press): void {
    this.#told = word.told;
    const who = `tab ${this.#options.name}`;
    this.#options.diary.note({ who, deed, askedAtInMs, toldAtInMs: Date.now(), ...word, press });
  }
}

function toConsent({ amountInCents, authorizationVersion }: Consent): Consent {
  return { amountInCents, authorizationVersion };
}

import { isSame } from './access.ts';
import { type Bill, defaultMerchant, type Merchant } from './bill.ts';
import type { BillRequest } from './bill-request.ts';
import type { Call } from './call.ts';
import { createBill } from './create-bill.ts';
import type { Ids } from './ids.ts';
import { keepNewest } from './keep-newest.ts';
import type { PlaidStore } from './plaid-store.ts';
import { progressBill } from './progress.ts';
import { mergeSwitches, type Switches, type SwitchesPatch } from './switches.ts';
import { createTryBillRequest, isTryLink } from './try-link.ts';

const MAX_CALLS = 10_000;
/** Anybody can have one made, in a sandbox with a token as well. */
const MAX_TRY_BILLS = 1_000;
/** A link can be opened again and again. */
const MAX_SECRETS = 100_000;

type SandboxOptions = {
  /** Of its namespace. */
  readonly name: string;
  /** Whether it is more than an answer to one request. */
  readonly isKept: boolean;
  /** What the addresses of this namespace begin with: nothing, or `/ns/<name>`. */
  readonly basePath: string;
  /** The payment pages; a bill that names none is for the first. */
  readonly appOrigins: readonly string[];
  readonly ids: Ids;
  /** Of the platform; `undefined`: any. */
  readonly password: string | undefined;
  readonly webhookHosts: readonly string[];
  /** What all namespaces have in common. */
  readonly plaid: PlaidStore;
  readonly closing: AbortSignal;
  readonly isLinkTaken: (link: string) => boolean;
};

type Delivery = {
  readonly at: string;
  readonly cFiTransactionId: string;
  /** Of the answer; null while there is none. */
  status: number | null;
};

/** Everything that one namespace remembers. */
export class Sandbox {
  readonly name: string;
  readonly basePath: string;
  readonly ids: Ids;
  jwtKey: Uint8Array;
  readonly plaid: PlaidStore;
  readonly closing: AbortSignal;
  readonly calls: Call[] = [];
  /** Every value that must stay on the server, and what it is; for tests that look for leaks. */
  readonly secrets = new Map<string, string>();
  switches: SwitchesPatch = {};
  /** How far the clock of this namespace is ahead of real time. */
  clockOffsetInMs = 0;
  /** Where connectFi's mails to customers go, if anywhere, and what became of them. */
  webhook: { url: string | null; deliveries: Delivery[] } = { url: null, deliveries: [] };
  readonly #options: SandboxOptions;
  readonly #merchants = new Map<string, Merchant>();
  readonly #bills = new Map<string, Bill>();
  readonly #billsByLink = new Map<string, Bill>();
  /** Those of `try-` links that were just opened, the oldest first. */
  readonly #tryBills = new Set<Bill>();

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.name = options.name;
    this.basePath = options.basePath;
    this.ids = options.ids;
    this.jwtKey = this.ids.bytes(32);
    this.plaid = options.plaid;
    this.closing = options.closing;
  }

  /** Throws a RangeError where the link is taken, or there is no such scenario or payment page. */
  addBill(request: BillRequest): Bill {
    const { appOrigins, isLinkTaken } = this.#options;
    const { link } = request;
    // Two namespaces may each have their own bill of the same `try-` link.
    const isTaken =
      link !== undefined && (isTryLink(link) ? this.has({ link }) : isLinkTaken(link));
    if (isTaken) {
      throw new RangeError('Another bill has this link already.');
    }
    const { appOrigin = this.appOrigin, ...content } = request;
    if (!appOrigins.includes(appOrigin)) {
      throw new RangeError(`There is no payment page at ${appOrigin}: see APP_ORIGINS.`);
    }
    const bill = createBill(content, {
      appOrigin,
      ids: this.ids,
      now: this.now(),
      globalSwitches: this.switches,
    });
    this.#keep(bill);
    this.noteSecret(bill.link, 'a link');
    return bill;
  }

  addMerchant(wanted: Partial<Merchant>): Merchant {
    const cFiMerchantId = this.ids.entityId();
    const nothing = { name: null, email: null, phone: null, address: null, city: null };
    const merchant = {
      ...defaultMerchant(cFiMerchantId),
      ...nothing,
      stateCode: null,
      postalCode: null,
      ...wanted,
    };
    this.#merchants.set(cFiMerchantId, merchant);
    return merchant;
  }

  findMerchant(cFiMerchantId: string): Merchant | undefined {
    return this.#merchants.get(cFiMerchantId);
  }

  isPassword(given: string): boolean {
    const { password } = this.#options;
    return password === undefined || isSame(given, password);
  }

  /** Throws a RangeError where the host is none that the sandbox was told. */
  setWebhook(url: string | null): void {
    if (url !== null && !this.mayPostTo(url)) {
      throw new RangeError('SANDBOX_WEBHOOK_HOSTS does not name the host of this address.');
    }
    this.webhook = { url, deliveries: this.webhook.deliveries };
  }

  /** By what the sandbox is told now, which may be less than when the address was set. */
  mayPostTo(url: string): boolean {
    return this.#options.webhookHosts.includes(new URL(url).host);
  }

  has({
    link,
    transactionId,
  }: {
    readonly link?: string;
    readonly transactionId?: string;
  }): boolean {
    if (transactionId !== undefined) return this.#bills.has(transactionId);
    return link !== undefined && this.#billsByLink.has(link);
  }

  /** The bill as it is by now. */
  findBill(transactionId: string): Bill | undefined {
    const bill = this.#bills.get(transactionId);
    if (bill) this.progress(bill);
    return bill;
  }

  findBillByLink(link: string): Bill | undefined {
    const bill = this.#billsByLink.get(link) ?? this.#tryBill(link);
    if (bill) this.progress(bill);
    return bill;
  }

  listBills(): readonly Bill[] {
    const bills = [...this.#bills.values()].reverse();
    for (const bill of bills) this.progress(bill);
    return bills;
  }

  progress(bill: Bill): void {
    progressBill(bill, { now: this.nowOf(bill), switches: this.switchesOf(bill) });
  }

  now(): number {
    return Date.now() + this.clockOffsetInMs;
  }

  nowOf(bill: Bill): number {
    return this.now() + bill.clockOffsetInMs;
  }

  clockOf(transactionId: string): number {
    return this.now() + (this.#bills.get(transactionId)?.clockOffsetInMs ?? 0);
  }

  /** Of the payment page that bills are for which name none. */
  get appOrigin(): string {
    return this.#options.appOrigins[0] ?? '';
  }

  switchesOf(bill?: Bill): Switches {
    return mergeSwitches(this.switches, bill?.switches ?? {});
  }

  urlOf(bill: Bill): string {
    return `${bill.appOrigin}/payment/${bill.link}`;
  }

  noteSecret(value: string, kind: string): void {
    this.secrets.set(value, kind);
    keepNewest(this.secrets, MAX_SECRETS);
  }

  recordCall(call: Call): void {
    this.calls.push(call);
    if (this.calls.length > MAX_CALLS) this.calls.shift();
  }

  reset(): void {
    this.plaid.forget(new Set(this.#bills.keys()));
    this.#bills.clear();
    this.#billsByLink.clear();
    this.#tryBills.clear();
    this.calls.length = 0;
    this.switches = {};
    this.clockOffsetInMs = 0;
    this.#merchants.clear();
    this.webhook = { url: null, deliveries: [] };
  }

  /** All but the calls, which nobody asks for after a restart. */
  takeState() {
    const { name, jwtKey, secrets, switches, clockOffsetInMs, webhook } = this;
    const bills = [...this.#bills.values()];
    const merchants = [...this.#merchants.values()];
    const tryBills = this.#tryBills;
    return {
      name,
      jwtKey,
      secrets,
      switches,
      clockOffsetInMs,
      webhook,
      bills,
      tryBills,
      merchants,
    };
  }

  restore(state: ReturnType<Sandbox['takeState']>): void {
    this.jwtKey = state.jwtKey;
    this.switches = state.switches;
    this.clockOffsetInMs = state.clockOffsetInMs;
    for (const [value, kind] of state.secrets) this.secrets.set(value, kind);
    this.webhook = state.webhook;
    for (const merchant of state.merchants) this.#merchants.set(merchant.cFiMerchantId, merchant);
    for (const bill of state.bills) this.#keep(bill);
    for (const bill of state.tryBills) this.#tryBills.add(bill);
  }

  #keep(bill: Bill): void {
    this.#bills.set(bill.transactionId, bill);
    this.#billsByLink.set(bill.link, bill);
  }

  #tryBill(link: string): Bill | undefined {
    const request = this.#options.isKept ? createTryBillRequest(link) : undefined;
    if (!request) return undefined;
    const bill = this.addBill(request);
    this.#tryBills.add(bill);
    const [oldest] = this.#tryBills;
    if (oldest && this.#tryBills.size > MAX_TRY_BILLS) this.#forgetTryBill(oldest);
    return bill;
  }

  #forgetTryBill(bill: Bill): void {
    const { transactionId, link, sessions } = bill;
    this.#tryBills.delete(bill);
    this.#bills.delete(transactionId);
    this.#billsByLink.delete(link);
    this.plaid.forget(new Set([transactionId]));
    for (const secret of [link, ...sessions.map(({ jwt }) => jwt)]) this.secrets.delete(secret);
  }
}

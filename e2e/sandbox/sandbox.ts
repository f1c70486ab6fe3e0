import type { Bill } from './bill.ts';
import type { BillRequest } from './bill-request.ts';
import type { Call } from './call.ts';
import { createBill } from './create-bill.ts';
import { Ids } from './ids.ts';
import { PlaidStore } from './plaid-store.ts';
import { progressBill } from './progress.ts';
import { mergeSwitches, type Switches, type SwitchesPatch } from './switches.ts';
import { createTryBillRequest } from './try-link.ts';

const MAX_CALLS = 10_000;

export type SandboxOptions = { readonly appOrigin: string; readonly seed?: string | undefined };

/** Everything that the sandbox remembers, in memory. */
export class Sandbox {
  readonly appOrigin: string;
  readonly ids: Ids;
  readonly jwtKey: Uint8Array;
  readonly plaid: PlaidStore;
  readonly calls: Call[] = [];
  /** Every value that must stay on the server, and what it is; for tests that look for leaks. */
  readonly secrets = new Map<string, string>();
  /** Aborts when the sandbox closes, so that no wait outlives it. */
  readonly closing = new AbortController();
  switches: SwitchesPatch = {};
  readonly #bills = new Map<string, Bill>();

  constructor(options: SandboxOptions) {
    this.appOrigin = options.appOrigin;
    this.ids = new Ids(options.seed);
    this.jwtKey = this.ids.bytes(32);
    this.plaid = new PlaidStore({
      appOrigin: options.appOrigin,
      createUuid: () => this.ids.uuid(),
      clockOf: (transactionId) => this.clockOf(transactionId),
    });
  }

  /** Throws a RangeError where the link is taken or the scenario does not exist. */
  addBill(request: BillRequest): Bill {
    if (request.link !== undefined && this.#findByLink(request.link)) {
      throw new RangeError('Another bill has this link already.');
    }
    const bill = createBill(request, {
      ids: this.ids,
      now: Date.now(),
      globalSwitches: this.switches,
    });
    this.#bills.set(bill.transactionId, bill);
    this.secrets.set(bill.link, 'a link');
    return bill;
  }

  /** The bill as it is by now. */
  findBill(transactionId: string): Bill | undefined {
    const bill = this.#bills.get(transactionId);
    if (bill) this.progress(bill);
    return bill;
  }

  findBillByLink(link: string): Bill | undefined {
    const bill = this.#findByLink(link) ?? this.#tryBill(link);
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

  nowOf(bill: Bill): number {
    return Date.now() + bill.clockOffsetInMs;
  }

  clockOf(transactionId: string): number {
    return Date.now() + (this.#bills.get(transactionId)?.clockOffsetInMs ?? 0);
  }

  switchesOf(bill?: Bill): Switches {
    return mergeSwitches(this.switches, bill?.switches ?? {});
  }

  urlOf(bill: Bill): string {
    return `${this.appOrigin}/payment/${bill.link}`;
  }

  recordCall(call: Call): void {
    this.calls.push(call);
    if (this.calls.length > MAX_CALLS) this.calls.shift();
  }

  reset(): void {
    this.#bills.clear();
    this.calls.length = 0;
    this.switches = {};
    this.plaid.clear();
  }

  #findByLink(link: string): Bill | undefined {
    for (const bill of this.#bills.values()) if (bill.link === link) return bill;
    return undefined;
  }

  #tryBill(link: string): Bill | undefined {
    const request = createTryBillRequest(link);
    return request && this.addBill(request);
  }
}

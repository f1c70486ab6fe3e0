import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import type { LinkChoice } from '#e2e/sandbox/control/link-routes.ts';
import type { ServerStepCode } from '#lib/contract/failures.ts';
import type { PaymentOrder } from '#lib/contract/requests.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';
import type { SandboxBill } from './bills/sandbox-bill.ts';

type Ask = {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH';
  readonly body?: unknown;
  /** Beside the ones that our page sends; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>;
};

type PayerOptions = {
  readonly bill?: SandboxBill | undefined;
  /** The origin that the browser would have; connections go to the address's own. */
  readonly site?: string;
};

/** What the page of a bill asks its server, but for what ends or renews the session. */
export const READS = [
  ['GET', 'status'],
  ['GET', 'link-token'],
  ['GET', 'bank-accounts'],
  ['GET', 'invoices/<id>'],
] as const;
export const CHANGES = [
  ['POST', 'link-token'],
  ['DELETE', 'link-token'],
  ['POST', 'bank-accounts'],
  ['POST', 'ach-payment'],
] as const;

/** An order in the right form, of an account that nobody has connected. */
export const ANY_ORDER = {
  accountId: 'any',
  nameOnAccount: 'Jane Doe',
  amountInCents: 12_500,
  debitDate: '2030-01-02',
  authorizationVersion: 'any',
};

/** A customer without a page: our own addresses of one bill, asked with the cookies of a browser. */
export class Payer {
  readonly address: string;
  readonly #request: APIRequestContext;
  readonly #site: string;
  readonly #bill: SandboxBill | undefined;

  constructor(request: APIRequestContext, address: string, { bill, site }: PayerOptions = {}) {
    this.#request = request;
    this.#site = site ?? new URL(address).origin;
    this.#bill = bill;
    this.address = address;
  }

  /** Opens the link in the customer's mail. */
  static async open(request: APIRequestContext, bill: SandboxBill): Promise<Payer> {
    return Payer.openAt(new URL(bill.url).origin, request, bill);
  }

  /** Opens it at another host of the app, whose name need not lead anywhere. */
  static async openAt(site: string, request: APIRequestContext, bill: SandboxBill): Promise<Payer> {
    const headers = { host: new URL(site).host };
    const opened = await request.get(bill.url, { headers, maxRedirects: 0 });
    expect(opened.status()).toBe(303);
    const { pathname, origin } = new URL(opened.headers().location ?? '');
    expect(origin).toBe(site);
    return new Payer(request, new URL(pathname, bill.url).href, { bill, site });
  }

  /** The one whose link was opened. */
  get bill(): SandboxBill {
    if (!this.#bill) throw new Error('Nobody has said which bill is at this address.');
    return this.#bill;
  }

  /** The same cookies at another host, as nobody's browser would send them. */
  moveTo(site: string): Payer {
    return new Payer(this.#request, this.address, { bill: this.#bill, site });
  }

  /** Asks `/pay/<ref>/<name>`, or the page itself, as our page would unless told otherwise. */
  ask(name: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<APIResponse> {
    const isJson = body !== undefined && typeof body !== 'string';
    const usual = {
      host: new URL(this.#site).host,
      ...(method === 'GET' ? {} : { origin: this.#site }),
      ...(isJson && { 'content-type': 'application/json' }),
    };
    const sent = Object.entries({ ...usual, ...headers }).filter(([, value]) => value !== '');
    return this.#request.fetch(name ? `${this.address}/${name}` : this.address, {
      method,
      headers: Object.fromEntries(sent),
      maxRedirects: 0,
      ...(body === undefined ? {} : { data: isJson ? JSON.stringify(body) : body }),
    });
  }

  createLinkToken(): Promise<APIResponse> {
    return this.ask('link-token', { method: 'POST', body: {} });
  }

  /** The public token that Plaid's window would give at its end. */
  async finishLink(choice?: LinkChoice): Promise<string> {
    const { linkToken } = await readJson(await this.createLinkToken());
    return (await this.bill.finishLink(String(linkToken), choice)).publicToken;
  }

  connectBank(publicToken: string): Promise<APIResponse> {
    return this.ask('bank-accounts', { method: 'POST', body: { publicToken } });
  }

  /** Connects a bank and gives the order that the review would send. */
  async prepareOrder(amountInCents = 12_500, choice?: LinkChoice): Promise<PaymentOrder> {
    const answer = await this.connectBank(await this.finishLink(choice));
    expect(answer.status()).toBe(200);
    const { accounts, debitDate, authorizationVersion } = await answer.json();
    const accountId: string = accounts[0].id;
    return { accountId, nameOnAccount: 'Jane Doe', amountInCents, debitDate, authorizationVersion };
  }

  pay(order: unknown): Promise<APIResponse> {
    return this.ask('ach-payment', { method: 'POST', body: order });
  }

  /** Pays, and gives the order. */
  async payBill(amountInCents?: number): Promise<PaymentOrder> {
    const order = await this.prepareOrder(amountInCents);
    expect((await this.pay(order)).status()).toBe(200);
    return order;
  }

  /** Pays so that nobody hears what became of it, and gives the order: a second one is as unsure. */
  async payUnanswered(kind: 'resetBefore' | 'resetAfter' = 'resetAfter'): Promise<PaymentOrder> {
    const order = await this.prepareOrder();
    await this.bill.injectFault({ operation: 'C4', kind });
    expect((await this.pay(order)).status()).toBe(202);
    return order;
  }

  async readStatus(): Promise<Record<string, unknown>> {
    return readJson(await this.ask('status'));
  }
}

/** The JSON of an answer of ours, which no cache may keep. */
export async function readJson(answer: APIResponse): Promise<Record<string, unknown>> {
  expect(answer.headers()['cache-control']).toContain('no-store');
  expect(answer.headers()['content-type']).toMatch(/^application\/json\b/);
  return await answer.json();
}

/** Expects a failure of our own server, in the one shape that failures have. `what` was asked. */
export async function expectFailure(
  answer: APIResponse,
  [status, code]: readonly [status: number, code: ServerStepCode],
  what: string,
): Promise<void> {
  expect.soft(answer.status(), what).toBe(status);
  expect.soft(await readJson(answer), what).toEqual({
    code,
    message: bankPayment.problems[code],
    reference: answer.headers()['x-request-id'],
  });
}

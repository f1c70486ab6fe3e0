import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import type { CreatedBill } from '#e2e/qa/control-types.ts';
import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import type { LinkChoice } from '#e2e/sandbox/control/link-routes.ts';
import type { ServerStepCode } from '#lib/contract/failures.ts';
import type { PaymentOrder } from '#lib/contract/requests.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

type Ask = {
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH';
  readonly body?: unknown;
  /** Beside the ones that our page sends; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A customer without a page: our own addresses of one bill, asked with the cookies of a browser. */
export class Payer {
  readonly address: string;
  readonly #request: APIRequestContext;
  readonly #site: string;

  /** `site` is the origin that the browser would have; connections go to the address's own. */
  constructor(request: APIRequestContext, address: string, site = new URL(address).origin) {
    this.#request = request;
    this.#site = site;
    this.address = address;
  }

  /** Opens the link in the customer's mail. */
  static async open(request: APIRequestContext, bill: CreatedBill): Promise<Payer> {
    return Payer.openAt(new URL(bill.url).origin, request, bill);
  }

  /** Opens it at another host of the app, whose name need not lead anywhere. */
  static async openAt(site: string, request: APIRequestContext, bill: CreatedBill): Promise<Payer> {
    const headers = { host: new URL(site).host };
    const opened = await request.get(bill.url, { headers, maxRedirects: 0 });
    expect(opened.status()).toBe(303);
    const { pathname, origin } = new URL(opened.headers().location ?? '');
    expect(origin).toBe(site);
    return new Payer(request, new URL(pathname, bill.url).href, site);
  }

  /** The same cookies at another host, as nobody's browser would send them. */
  moveTo(site: string): Payer {
    return new Payer(this.#request, this.address, site);
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
  async finishLink(sandbox: SandboxClient, choice?: LinkChoice): Promise<string> {
    const { linkToken } = await readJson(await this.createLinkToken());
    return (await sandbox.finishLink(String(linkToken), choice)).publicToken;
  }

  connectBank(publicToken: string): Promise<APIResponse> {
    return this.ask('bank-accounts', { method: 'POST', body: { publicToken } });
  }

  /** Connects a bank and gives the order that the review would send. */
  async prepareOrder(
    sandbox: SandboxClient,
    amountInCents = 12_500,
    choice?: LinkChoice,
  ): Promise<PaymentOrder> {
    const answer = await this.connectBank(await this.finishLink(sandbox, choice));
    expect(answer.status()).toBe(200);
    const { accounts, debitDate, authorizationVersion } = await answer.json();
    const accountId: string = accounts[0].id;
    return { accountId, nameOnAccount: 'Jane Doe', amountInCents, debitDate, authorizationVersion };
  }

  pay(order: unknown): Promise<APIResponse> {
    return this.ask('ach-payment', { method: 'POST', body: order });
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

/** Every C4 that connectFi has received for a bill, and how many of them moved money. */
export async function countPayments(sandbox: SandboxClient, bill: CreatedBill) {
  const { attempts } = await sandbox.readBill(bill.link);
  return {
    received: attempts.length,
    accepted: attempts.filter(({ isAccepted }) => isAccepted).length,
  };
}

/** Waits until connectFi has received a call, answered or not. */
export async function waitForCall(sandbox: SandboxClient, bill: CreatedBill, operation: string) {
  await expect
    .poll(async () => (await sandbox.listCalls(bill.link)).map((call) => call.operation))
    .toContain(operation);
}

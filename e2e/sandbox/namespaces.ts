import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { Ids } from './ids.ts';
import { PlaidStore } from './plaid-store.ts';
import { Sandbox } from './sandbox.ts';
import { isTryLink } from './try-link.ts';

/** Of the request; anyone who cannot set headers, such as a browser, puts `/ns/<name>` before the path. */
export const NAMESPACE_HEADER = 'sandbox-namespace';
const PREFIX = /^\/ns\/([a-z0-9][a-z0-9-]{0,39})(?=\/)/;
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const DEFAULT_NAME = 'default';
/** Each begins to exist when it is first named. */
const MOST_NAMESPACES = 1000;

export type NamespacesOptions = {
  /** Where the payment page is, unless a bill names another one: bills' addresses begin with it. */
  readonly appOrigin: string;
  readonly otherAppOrigins?: readonly string[];
  readonly seed?: string | undefined;
  /** The password of platforms; without it, any will do. */
  readonly token?: string | undefined;
  readonly webhookHosts?: readonly string[] | undefined;
  /** Who can begin a namespace by naming it; without it, everybody. */
  readonly mayBegin?: (request: Pick<FastifyRequest, 'headers'>) => boolean;
};

/**
 * The sandboxes of several teams in one server: each with bills, switches, calls and a clock of its own. A customer's
 * call finds the one that has the bill, whatever address it came to; only the bill of a `try-` link belongs to the
 * address in which the link is opened.
 */
export class Namespaces {
  readonly plaid: PlaidStore;
  /** Aborts when the server closes, so that no wait outlives it. */
  readonly closing = new AbortController();
  readonly #options: NamespacesOptions;
  readonly #sandboxes = new Map<string, Sandbox>();

  constructor(options: NamespacesOptions) {
    this.#options = options;
    const ids = new Ids(options.seed);
    this.plaid = new PlaidStore({
      appOrigin: options.appOrigin,
      createUuid: () => ids.uuid(),
      clockOf: (transactionId) => this.clockOf(transactionId),
    });
    this.#sandboxes.set(DEFAULT_NAME, this.#create(DEFAULT_NAME, ids));
  }

  /** Throws a RangeError where the name is none. */
  get(name: string): Sandbox {
    const sandbox = this.#sandboxes.get(name);
    if (sandbox) return sandbox;
    if (!NAME.test(name)) {
      throw new RangeError('A namespace has up to 40 small letters, digits and hyphens.');
    }
    if (this.#sandboxes.size >= MOST_NAMESPACES)
      throw new RangeError('There are too many namespaces.');
    const { seed } = this.#options;
    const made = this.#create(name, new Ids(seed === undefined ? undefined : `${seed} ${name}`));
    this.#sandboxes.set(name, made);
    return made;
  }

  /** The one that a request names. For anyone who may not begin it, one that is empty and stays so. */
  ofRequest(request: Pick<FastifyRequest, 'headers'>): Sandbox {
    const { [NAMESPACE_HEADER]: name = DEFAULT_NAME } = request.headers;
    const { mayBegin } = this.#options;
    const isKnown = this.#sandboxes.has(String(name));
    if (isKnown || !mayBegin || mayBegin(request)) return this.get(String(name));
    return this.#create(String(name), new Ids(), false);
  }

  /** The one that has a bill; else `own`, which also makes the bills of `try-` links that are opened in it. */
  findOwner(
    bill: { readonly link?: string; readonly transactionId?: string },
    own: Sandbox,
  ): Sandbox {
    if (bill.link !== undefined && isTryLink(bill.link)) return own;
    return [own, ...this.#sandboxes.values()].find((sandbox) => sandbox.has(bill)) ?? own;
  }

  /** The clock of a bill; real time for one that nobody has. */
  clockOf(transactionId: string): number {
    for (const sandbox of this.#sandboxes.values()) {
      if (sandbox.has({ transactionId })) return sandbox.clockOf(transactionId);
    }
    return Date.now();
  }

  takeState() {
    const sandboxes = [...this.#sandboxes.values()].map((sandbox) => sandbox.takeState());
    return { plaid: this.plaid.takeState(), sandboxes };
  }

  restore({ plaid, sandboxes }: ReturnType<Namespaces['takeState']>): void {
    this.plaid.restore(plaid);
    for (const state of sandboxes) this.get(state.name).restore(state);
  }

  #create(name: string, ids: Ids, isKept = true): Sandbox {
    const { appOrigin, otherAppOrigins = [], token, webhookHosts = [] } = this.#options;
    return new Sandbox({
      name,
      isKept,
      basePath: name === DEFAULT_NAME ? '' : `/ns/${name}`,
      appOrigins: [appOrigin, ...otherAppOrigins],
      ids,
      password: token,
      webhookHosts,
      plaid: this.plaid,
      closing: this.closing.signal,
      isLinkTaken: (link) => [...this.#sandboxes.values()].some((other) => other.has({ link })),
    });
  }
}

/** Makes a header of the prefix `/ns/<name>`, and gives the address without it. */
export function takeNamespace(request: IncomingMessage): string {
  const { url = '/' } = request;
  const [prefix, name] = PREFIX.exec(url) ?? [];
  if (prefix === undefined) return url;
  request.headers[NAMESPACE_HEADER] = name;
  return url.slice(prefix.length);
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { SITE_ORIGIN_HEADER } from '#lib/internal-headers.ts';
import type { BillCookie } from '../bill-cookies.ts';

const ORIGIN = 'http://localhost';

type Received = { readonly status: number; readonly body: unknown; readonly cookies: Cookie[] };
type Cookie = Pick<BillCookie, 'name' | 'value' | 'maxAge'>;
type Handler = (
  request: Request,
  context: { params: Promise<{ ref: string; id: string }> },
) => Promise<Response>;

const requests = new AsyncLocalStorage<ReturnType<typeof createStore>>();

/** In place of `next/headers`, for handlers that a fake browser asks. */
export const fakeNextHeaders = {
  cookies: async () => requests.getStore(),
  headers: async () => new Headers({ host: new URL(ORIGIN).host, [SITE_ORIGIN_HEADER]: ORIGIN }),
};

/** A browser that keeps cookies and asks our handlers; answers are received when the test says so. */
export function createFakeBrowser(ref: string) {
  const kept = new Map<string, string>();
  const receive = (cookies: readonly Cookie[]) => {
    for (const { name, value, maxAge } of cookies) {
      if (maxAge > 0) kept.set(name, value);
      else kept.delete(name);
    }
  };
  /** Sends the cookies of this moment; what the answer sets is not kept before it is received. */
  async function send(handler: Handler, options: Options = {}): Promise<Received> {
    const store = createStore(kept);
    const { body, tab = '', id = '' } = options;
    const request = new Request(`${ORIGIN}/`, {
      method: options.method ?? (body ? 'POST' : 'GET'),
      headers: { origin: ORIGIN, [SITE_ORIGIN_HEADER]: ORIGIN, 'x-tab': tab, ...JSON_TYPE },
      ...(body && { body: JSON.stringify(body) }),
    });
    const params = Promise.resolve({ ref, id });
    const answer = await requests.run(store, () => handler(request, { params }));
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return {
      status: answer.status,
      body: isJson ? JSON.parse(text) : text,
      cookies: store.written,
    };
  }
  return {
    jar: { getAll: () => [...kept].map(([name, value]) => ({ name, value })) },
    receive,
    send,
    async ask(handler: Handler, options: Options = {}): Promise<Received> {
      const received = await send(handler, options);
      receive(received.cookies);
      return received;
    },
  };
}

type Options = {
  readonly method?: 'DELETE';
  readonly body?: object;
  readonly tab?: string;
  readonly id?: string;
};

const JSON_TYPE = { 'content-type': 'application/json' };

/** As Next's: what was set is read again within the same request. */
function createStore(kept: ReadonlyMap<string, string>) {
  const values = new Map(kept);
  const written: Cookie[] = [];
  return {
    written,
    getAll: () => [...values].map(([name, value]) => ({ name, value })),
    set(cookie: Cookie): void {
      values.set(cookie.name, cookie.value);
      written.push(cookie);
    },
  };
}

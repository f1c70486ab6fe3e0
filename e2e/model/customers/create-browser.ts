import { Agent, type Dispatcher, request } from 'undici';
import { CookieJar } from './cookie-jar.ts';

export type Browser = {
  /** As the page's own `fetch`; paths are those of the payment page. Throws where no answer comes. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** Resolves once nothing of what was sent is still on its way. */
  readonly untilQuiet: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type BrowserOptions = {
  /** Of the payment page. */
  readonly origin: string;
  /** Tells browsers apart in authorizations. */
  readonly userAgent: string;
};

/** What browsers keep open to one host. */
const CONNECTIONS = 6;
/** Whatever is slower than this is no answer to anybody. */
const PATIENCE_IN_MS = 28_000;

/** A browser without a window: cookies and connections of its own, and the headers that browsers send. */
export function createBrowser({ origin, userAgent }: BrowserOptions): Browser {
  const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 });
  const jar = new CookieJar();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const method = init.method ?? 'GET';
    const answer = await request(new URL(path, origin), {
      dispatcher: agent,
      method: method === 'POST' || method === 'DELETE' ? method : 'GET',
      headers: {
        'user-agent': userAgent,
        'accept-language': 'en-US',
        'sec-fetch-site': 'same-origin',
        ...(method !== 'GET' && { origin }),
        ...(init.body && { 'content-type': 'application/json' }),
        ...(jar.isEmpty() ? {} : { cookie: jar.write() }),
      },
      body: typeof init.body === 'string' ? init.body : null,
      signal: AbortSignal.timeout(PATIENCE_IN_MS),
    });
    jar.keep(answer.headers['set-cookie'] ?? []);
    const text = await answer.body.text();
    return toResponse(answer, text);
  }

  return { fetch: send, untilQuiet: async () => {}, close: () => agent.destroy() };
}

function toResponse({ statusCode, headers }: Dispatcher.ResponseData, text: string): Response {
  const shown = new Headers();
  for (const name of ['location', 'date', 'content-type']) {
    const value = headers[name];
    if (typeof value === 'string') shown.set(name, value);
  }
  const mayHaveBody = statusCode !== 204 && statusCode !== 304;
  return new Response(mayHaveBody ? text : null, { status: statusCode, headers: shown });
}

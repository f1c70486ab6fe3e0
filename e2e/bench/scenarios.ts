import type { LoadRequest } from './measure/load.ts';

export type ServerName = 'ours' | 'empty' | 'bare';

/** What is asked of each server; one that is left out has nothing like it. */
export type Scenario = {
  readonly name: string;
  /** Measured with `--short`, too. */
  readonly isShort: boolean;
  /** The least that our throughput may be as a share of the empty app's, where there is such a goal. */
  readonly goal?: number;
  readonly status?: number;
  readonly requests: Partial<Record<ServerName, readonly LoadRequest[]>>;
};

export type OpenBill = { readonly path: string; readonly cookie: string };

/** `staticFiles`: an address of a built file of each server that has any. */
export function listScenarios(
  bills: readonly OpenBill[],
  appOrigin: string,
  staticFiles: Readonly<Record<'ours' | 'empty', string>>,
): readonly Scenario[] {
  const withCookies = (change: (bill: OpenBill) => Partial<LoadRequest>) =>
    bills.map((bill) => get('', { cookie: bill.cookie }, change(bill)));
  const ask = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
  const post = {
    method: 'POST' as const,
    headers: { ...ask, origin: appOrigin, 'content-type': 'application/json' },
  };
  return [
    {
      name: 'POST link-token (two calls)',
      isShort: true,
      goal: 0.6,
      requests: {
        ours: withCookies(({ path }) => ({ ...post, path: `${path}/link-token` })),
        empty: withCookies(() => ({ ...post, path: '/link-token' })),
        bare: withCookies(() => ({ ...post, path: '/link-token' })),
      },
    },
    {
      name: 'GET status (one call)',
      isShort: true,
      goal: 0.6,
      requests: {
        ours: withCookies(({ path }) => ({ headers: ask, path: `${path}/status` })),
        empty: withCookies(() => ({ headers: ask, path: '/status' })),
        bare: withCookies(() => ({ headers: ask, path: '/status' })),
      },
    },
    {
      name: 'a bill (page, two calls at once)',
      isShort: true,
      goal: 0.5,
      requests: {
        ours: withCookies(({ path }) => ({ headers: DOCUMENT, path })),
        empty: withCookies(() => ({ headers: DOCUMENT, path: '/' })),
      },
    },
    {
      name: 'a page without a session',
      isShort: false,
      status: 401,
      requests: {
        ours: [get(`/pay/${'A'.repeat(22)}`, DOCUMENT)],
        empty: [get('/', DOCUMENT)],
      },
    },
    {
      name: 'JSON without a session (401)',
      isShort: false,
      status: 401,
      requests: {
        ours: [get(`/pay/${'A'.repeat(22)}/status`, ask)],
        empty: [get('/plain', ask)],
        bare: [get('/plain', ask)],
      },
    },
    {
      name: 'GET /health',
      isShort: false,
      requests: {
        ours: [get('/health', {})],
        empty: [get('/plain', {})],
        bare: [get('/plain', {})],
      },
    },
    {
      name: 'a built file',
      isShort: false,
      requests: { ours: [get(staticFiles.ours, {})], empty: [get(staticFiles.empty, {})] },
    },
  ];
}

/** As a browser asks for a page. */
export const DOCUMENT = {
  accept: 'text/html,application/xhtml+xml',
  'accept-language': 'en-US,en;q=0.9',
  'sec-fetch-site': 'none',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

function get(
  path: string,
  headers: LoadRequest['headers'],
  change: Partial<LoadRequest> = {},
): LoadRequest {
  return { method: 'GET', path, ...change, headers: { ...headers, ...change.headers } };
}

import fc from 'fast-check';

/** A living session of the bill that the cases are about. */
export type FuzzedBill = { readonly ref: string; readonly cookie: string; readonly link: string };

type Header = readonly [name: string, value: string];

export type RouteRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: string | undefined;
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const ROUTES = [
  '/pay/REF',
  '/pay/REF/status',
  '/pay/REF/link-token',
  '/pay/REF/bank-accounts',
  '/pay/REF/ach-payment',
  '/pay/REF/invoices/abc',
  '/pay/REF/authorization',
  '/pay/REF/authorization-file',
  '/pay/REF/renew',
  '/pay/REF/end',
  '/payment/LINK',
  '/oauth',
  '/csp-reports',
  '/vitals',
  '/health',
  '/brand/icon',
  '/brand/x/y.svg',
  '/favicon.ico',
  '/',
];

/** Printable, so that a request stays one request; the text of a header may hold any of them. */
const visible = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => text.trim());
const pathPart = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2F',
    '%00',
    '%E0%A4%A',
    '__proto__',
    'constructor',
    ';a=b',
  ),
  fc.constantFrom('_next', 'data', '_rsc', 'index.txt', '[ref]', '(.)pay', '\\', '%5c', '@modal'),
  fc.webSegment(),
);
const query = fc.oneof(
  fc.constantFrom(
    '',
    '?',
    '?_rsc=abc',
    '?bill=1&bill=2',
    '?oauth_state_id=%00',
    '?__nextLocale=de',
  ),
  fc.webQueryParameters().map((text) => `?${text}`),
);

/** Names that proxies, browsers, Next and our own server give a meaning to. */
const headerName = fc.constantFrom(
  ...['RSC', 'Next-Router-State-Tree', 'Next-Router-Prefetch', 'Next-Router-Segment-Prefetch'],
  ...[
    'Next-Action',
    'Next-Url',
    'x-middleware-subrequest',
    'x-middleware-rewrite',
    'x-nextjs-data',
  ],
  ...[
    'x-payment-link',
    'x-client-address',
    'x-nonce',
    'x-site-origin',
    'x-site-brand',
    'x-opening-ref',
  ],
  ...['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Forwarded', 'X-Original-URL'],
  ...['Accept', 'Accept-Language', 'Accept-Encoding', 'Range', 'If-None-Match', 'User-Agent'],
  ...['Sec-Fetch-Site', 'Sec-Fetch-Dest', 'Referer', 'x-page-version', 'X-HTTP-Method-Override'],
);
const headerValue = fc.oneof(
  visible,
  fc.constantFrom('1', 'same-origin', 'document', 'application/json', 'https://evil.example', '/x'),
);
const contentType = fc.constantFrom(
  'application/json',
  'application/csp-report',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
);
const body = fc.oneof(
  fc.constant(undefined),
  fc.json(),
  fc
    .record(
      {
        publicToken: fc.oneof(visible, fc.constant('public-sandbox-1'), fc.anything()),
        accountId: fc.oneof(visible, fc.anything()),
        nameOnAccount: fc.oneof(visible, fc.string({ unit: 'binary' }), fc.anything()),
        amountInCents: fc.oneof(fc.constant(12_500), fc.double(), fc.anything()),
        debitDate: fc.oneof(fc.constant('2026-12-01'), fc.anything()),
        authorizationVersion: fc.anything(),
        ['__proto__']: fc.anything(),
      },
      { requiredKeys: [] },
    )
    .map((value) => writeJson(value)),
  fc.constantFrom('{', '[]', 'null', '"', '{"a":'.repeat(500), 'x'.repeat(9_000)),
);

/** Anything that somebody could send to any address of ours, mostly with what it needs to get far. */
export function anyRequest(bill: FuzzedBill, origin: string): fc.Arbitrary<RouteRequest> {
  const route = fc
    .constantFrom(...ROUTES)
    .map((path) => path.replace('REF', bill.ref).replace('LINK', bill.link));
  const path = fc.oneof(
    { weight: 4, arbitrary: route },
    { weight: 1, arbitrary: fc.tuple(route, pathPart).map((parts) => parts.join('/')) },
    {
      weight: 1,
      arbitrary: fc.array(pathPart, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`),
    },
  );
  const usual = fc.record({
    Host: often(new URL(origin).host, fc.constantFrom('evil.example', '')),
    Origin: often(origin, fc.oneof(visible, fc.constantFrom('null', 'https://evil.example'))),
    Cookie: often(bill.cookie, anyCookie(bill.cookie)),
    'Content-Type': often('application/json', contentType),
  });
  const more = fc.array(fc.tuple(headerName, headerValue), { maxLength: 4 });
  return fc
    .record({ method: fc.constantFrom(...METHODS), path, query, usual, more, body })
    .map(({ method, path: target, query: search, usual: fixed, more: extra, body: sent }) => ({
      method,
      target: target + search,
      headers: [
        ...Object.entries(fixed),
        ...extra,
        ...(sent === undefined ? [] : [['Content-Length', `${Buffer.byteLength(sent)}`] as const]),
      ],
      body: sent,
    }));
}

function often(usual: string, rare: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare });
}

/** Cut, changed, doubled, or nothing like it. */
function anyCookie(cookie: string): fc.Arbitrary<string> {
  const cut = fc.integer({ min: 0, max: cookie.length }).map((length) => cookie.slice(0, length));
  const changed = fc
    .integer({ min: 30, max: cookie.length - 1 })
    .map((at) => `${cookie.slice(0, at)}A${cookie.slice(at + 1)}`);
  return fc.oneof(cut, changed, visible, fc.constant(`${cookie}; ${cookie}`));
}

/** What JSON has no word for is left out by it; a big integer it refuses. */
function writeJson(value: unknown): string {
  return JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? `${member}` : member));
}

/** Every address of ours, as the folders of `app` have it; what is asked for most often stands first. */
export const ROUTES = [
  '/pay/[ref]/status',
  '/pay/[ref]',
  '/payment',
  '/pay/[ref]/link-token',
  '/pay/[ref]/bank-accounts',
  '/pay/[ref]/ach-payment',
  '/pay/[ref]/authorization',
  '/pay/[ref]/authorization-file',
  '/pay/[ref]/invoices/[id]',
  '/pay/[ref]/problem',
  '/pay/[ref]/renew',
  '/pay/[ref]/end',
  '/pay/[ref]/device',
  '/pay/[ref]/browser',
  '/accessibility',
  '/oauth',
  '/brand/icon',
  '/brand/[id]/[file]',
  '/health',
  '/health/ready',
  '/vitals',
  '/csp-reports',
  '/.well-known/security.txt',
  '/brand-preview',
  '/brand-preview/[id]',
  '/brand-preview/[id]/draft',
  '/brand-preview/[id]/folder',
  '/brand-preview/[id]/screen/[name]',
  '/brand-preview/[id]/asset/[key]/[name]',
] as const;

/** The template of an address; never anything that a visitor has written. */
export type Route = (typeof ROUTES)[number] | '/_next/static' | '/words' | 'other';

const PATTERNS: readonly (readonly [Route, RegExp])[] = ROUTES.map((route) => [
  route,
  new RegExp(`^${route.replaceAll('.', '\\.').replace(/\[\w+\]/g, '[^/?]+')}(\\?|$)`),
]);

/** Names an address as `parseTarget` gives it. Pure. */
export function nameRoute(url: string): Route {
  if (url.startsWith('/_next/static/')) return '/_next/static';
  if (url.startsWith('/words/')) return '/words';
  return PATTERNS.find(([, pattern]) => pattern.test(url))?.[0] ?? 'other';
}

import {
  buildContentSecurityPolicy,
  buildReportOnlyPolicy,
  CLOSED_POLICY,
  type PolicyOptions,
} from './content-security-policy.ts';
import { buildPermissionsPolicy } from './permissions-policy.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * What every answer of ours carries, anyone who gives it: a file, JSON, an error before any page. Pages
 * replace some of it by `listPageHeaders`, routes what they must.
 */
export const CLOSED_HEADERS = {
  'Content-Security-Policy': CLOSED_POLICY,
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': buildPermissionsPolicy('plain', ''),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
} as const satisfies Headers;

/** The headers of a page and of what is asked for beside it. Pure. */
export function listPageHeaders(
  options: PolicyOptions,
): Headers & { readonly 'Content-Security-Policy': string } {
  const { kind, plaid } = options;
  const reportOnly = buildReportOnlyPolicy(options);
  return {
    'Content-Security-Policy': buildContentSecurityPolicy(options),
    ...(reportOnly && { 'Content-Security-Policy-Report-Only': reportOnly }),
    // Plaid's window says nothing of who may embed it (plaid-link 3.2).
    'Cross-Origin-Embedder-Policy': kind === 'bank' ? 'unsafe-none' : 'require-corp',
    // A bank's own site opens in a window of its own, which must find its way back (plaid-link 3.2).
    'Cross-Origin-Opener-Policy': kind === 'bank' ? 'same-origin-allow-popups' : 'same-origin',
    'Permissions-Policy': buildPermissionsPolicy(kind, plaid.frameOrigin),
    'Referrer-Policy': 'same-origin',
    ...(kind === 'preview' && { 'X-Frame-Options': 'SAMEORIGIN' }),
    'Cache-Control': 'private, no-store',
  };
}

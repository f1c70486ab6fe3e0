import {
  buildContentSecurityPolicy,
  buildReportOnlyPolicy,
  CLOSED_POLICY,
  type PolicyOptions,
} from './content-security-policy.ts';
import type { PageKind } from './script-inventory.ts';

type Headers = Readonly<Record<string, string>>;

/** What no page of ours and no frame in it may use. Only what browsers know: they complain of all else. */
const CLOSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** Plaid's window asks for them to tell people from programs, and works without (plaid-link 3.2). */
const OPEN_TO_PLAID: ReadonlySet<string> = new Set(['accelerometer', 'encrypted-media']);

/** What a page may use of the browser: copying a confirmation number, and what Plaid's window asks for. */
function buildPermissionsPolicy(kind: PageKind, plaidFrameOrigin: string): string {
  const closed = CLOSED.map((name) =>
    kind === 'bank' && OPEN_TO_PLAID.has(name) ? `${name}=("${plaidFrameOrigin}")` : `${name}=()`,
  );
  return [...closed, 'clipboard-read=()', 'clipboard-write=(self)'].join(', ');
}

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

const TWO_YEARS_IN_SECONDS = 63_072_000;

/** Hosts for which the merchant has agreed to more than their own host being https. */
export type TransportHosts = {
  readonly withSubdomains: ReadonlySet<string>;
  /** To be built into browsers; includes the subdomains. */
  readonly preloaded: ReadonlySet<string>;
};

/**
 * The Strict-Transport-Security of an answer at an origin, none on http. A merchant's domain is not ours to
 * bind, so that subdomains and preloading count only for hosts that are named.
 */
export function buildTransportSecurity(
  origin: string,
  { withSubdomains, preloaded }: TransportHosts,
): string | undefined {
  const { protocol, hostname } = new URL(origin);
  if (protocol !== 'https:') return undefined;
  const isPreloaded = preloaded.has(hostname);
  return [
    `max-age=${TWO_YEARS_IN_SECONDS}`,
    ...(isPreloaded || withSubdomains.has(hostname) ? ['includeSubDomains'] : []),
    ...(isPreloaded ? ['preload'] : []),
  ].join('; ');
}

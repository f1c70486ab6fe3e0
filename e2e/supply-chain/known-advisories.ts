export type Advisory = {
  readonly id: string;
  readonly about: string;
  /** The first version of the line that we use in which it is corrected. */
  readonly fixedIn: string;
};

/**
 * What is publicly known about packages that customers' requests reach, and what our versions must not
 * be below. A new advisory is a new row here, and then an update.
 */
export const KNOWN_ADVISORIES: Readonly<Record<string, readonly Advisory[]>> = {
  next: [
    { id: 'CVE-2025-29927', about: 'middleware bypassed by a header', fixedIn: '15.2.3' },
    { id: 'CVE-2025-55182', about: 'code execution by React Server Components', fixedIn: '16.0.7' },
    { id: 'CVE-2026-23870', about: 'denial of service by RSC', fixedIn: '16.2.6' },
    { id: 'CVE-2026-44574', about: 'proxy bypassed by dynamic parameters', fixedIn: '16.2.6' },
    { id: 'CVE-2026-44575', about: 'proxy bypassed by segment prefetch', fixedIn: '16.2.6' },
    { id: 'CVE-2026-44576', about: 'cache poisoned by RSC', fixedIn: '16.2.6' },
    { id: 'CVE-2026-44578', about: 'SSRF by upgrade requests', fixedIn: '16.2.6' },
    { id: 'CVE-2026-45109', about: 'proxy bypassed by segment prefetch', fixedIn: '16.2.6' },
    { id: 'GHSA-ffhc-5mcf-pf4q', about: 'XSS where the policy has nonces', fixedIn: '16.2.6' },
    { id: 'CVE-2026-64641', about: 'denial of service by Server Actions', fixedIn: '16.2.11' },
    { id: 'CVE-2026-64642', about: 'proxy bypassed with Turbopack', fixedIn: '16.2.11' },
    { id: 'CVE-2026-64643', about: 'server functions disclosed', fixedIn: '16.2.11' },
    { id: 'CVE-2026-64644', about: 'denial of service by SVG images', fixedIn: '16.2.11' },
    { id: 'CVE-2026-64645', about: 'SSRF by rewrites', fixedIn: '16.2.11' },
    { id: 'CVE-2026-64648', about: 'bodies confused by the cache', fixedIn: '16.2.11' },
    { id: 'CVE-2026-64649', about: 'SSRF by Server Actions and Host', fixedIn: '16.2.11' },
    { id: 'GHSA-2xp9-vwfh-vxw4', about: 'code execution by AVIF images', fixedIn: '16.3.3' },
    { id: 'CVE-2026-75604', about: 'code execution on Windows', fixedIn: '16.3.3' },
  ],
};

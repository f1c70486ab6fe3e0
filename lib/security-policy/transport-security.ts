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

import type { IncomingMessage } from 'node:http';
import type { Site } from '#lib/brand/site.ts';
import { SITE_BRAND_HEADER, SITE_ORIGIN_HEADER } from '#lib/internal-headers.ts';

type Request = Pick<IncomingMessage, 'headersDistinct' | 'url'>;

type Addresses = {
  readonly publicOrigin: string;
  readonly brands: { findByHost(host: string): { readonly id: string } | undefined };
};

/**
 * A host name or address, with a port where it is not the scheme's own (RFC 9110, 7.2). A dot at the end of a
 * name says only that it is whole (RFC 3986, 3.2.2).
 */
const HOST =
  /^(?:(\[[0-9a-f:.]{2,45}\])|([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,30})(\.?))(?::(\d{1,5}))?$/;
const ORIGIN_OF_TARGET = /^(https?:)\/\/([^/?#\\]*)/i;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

type Host = {
  readonly name: string;
  /** As it was written: browsers keep what belongs to a name with a dot apart from all else. */
  readonly dot: string;
  readonly port: string | undefined;
};

/**
 * The site that a request is for: the shared one, or that of a brand whose own host it names. Gives
 * `undefined` for every other host, for none and for several. Only `Host` counts, and the target where
 * it names a host as well (RFC 9112, 3.2.2); what proxies add does not.
 */
export function findSite(request: Request, { publicOrigin, brands }: Addresses): Site | undefined {
  const { protocol, hostname, port } = new URL(publicOrigin);
  const asked = readHost(request);
  if (!asked || getPort(asked, protocol) !== (port || DEFAULT_PORTS[protocol])) return undefined;
  const { origin } = new URL(`${protocol}//${asked.name}${asked.dot}${port && `:${port}`}`);
  if (asked.name === hostname) return { origin };
  const brand = brands.findByHost(asked.name);
  return brand && { origin, brandId: brand.id };
}

function readHost({ headersDistinct, url }: Request): Host | undefined {
  const [host, ...others] = headersDistinct.host ?? [];
  const asked = host === undefined || others.length > 0 ? undefined : parseHost(host);
  const [, scheme = '', authority] = ORIGIN_OF_TARGET.exec(url ?? '') ?? [];
  if (!asked || authority === undefined) return asked;
  const named = parseHost(authority);
  const isSame = named?.name === asked.name && getPort(named, scheme) === getPort(asked, scheme);
  return isSame ? asked : undefined;
}

function parseHost(text: string): Host | undefined {
  const [, address, name = address, dot = '', port] = HOST.exec(text.toLowerCase()) ?? [];
  return name === undefined ? undefined : { name, dot, port };
}

function getPort({ port }: Host, scheme: string): string | undefined {
  return port === undefined ? DEFAULT_PORTS[scheme.toLowerCase()] : String(Number(port));
}

/** By which proxies tell of an address, and Next would believe them; ours is known from `Host` alone. */
const HEADERS_OF_PROXIES = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
] as const;

/** Tells what runs behind our server of the site, and drops what proxies say of it. */
export function nameSite({ headers }: IncomingMessage, site: Site | undefined): void {
  for (const name of HEADERS_OF_PROXIES) delete headers[name];
  if (site) headers[SITE_ORIGIN_HEADER] = site.origin;
  if (site?.brandId) headers[SITE_BRAND_HEADER] = site.brandId;
}

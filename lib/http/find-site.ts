import type { IncomingMessage } from 'node:http';
import type { Site } from '#lib/brand/site.ts';

type Request = Pick<IncomingMessage, 'headersDistinct' | 'url'>;

type Addresses = {
  readonly publicOrigin: string;
  readonly brands: { findByHost(host: string): { readonly id: string } | undefined };
};

/** A host name or address, with a port where it is not the scheme's own (RFC 9110, 7.2). */
const HOST = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,30})(?::(\d{1,5}))?$/;
const ORIGIN_OF_TARGET = /^https?:\/\/([^/?#]*)/i;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * The site that a request is for: the shared one, or that of a brand whose own host it names. Gives
 * `undefined` for every other host, for none and for several. Only `Host` counts, and the target where
 * it names a host as well (RFC 9112, 3.2.2); what proxies add does not.
 */
export function findSite(request: Request, { publicOrigin, brands }: Addresses): Site | undefined {
  const { protocol, host: publicHost, hostname: publicName, port } = new URL(publicOrigin);
  const asked = readHost(request);
  if (!asked) return undefined;
  const defaultPort = DEFAULT_PORTS[protocol];
  if ((asked.port ?? defaultPort) !== (port || defaultPort)) return undefined;
  if (asked.name === publicName) return { origin: `${protocol}//${publicHost}` };
  const brand = brands.findByHost(asked.name);
  if (!brand) return undefined;
  return { origin: `${protocol}//${asked.name}${port && `:${port}`}`, brandId: brand.id };
}

function readHost({ headersDistinct, url }: Request): { name: string; port?: string } | undefined {
  const [host, ...others] = headersDistinct.host ?? [];
  const named = ORIGIN_OF_TARGET.exec(url ?? '')?.[1];
  if (host === undefined || others.length > 0) return undefined;
  if (named !== undefined && named.toLowerCase() !== host.toLowerCase()) return undefined;
  const [, name, port] = HOST.exec(host.toLowerCase()) ?? [];
  if (name === undefined) return undefined;
  return port === undefined ? { name } : { name, port: String(Number(port)) };
}

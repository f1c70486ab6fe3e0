import { z } from 'zod';
import { quote } from '#lib/quote.ts';
import { tell } from './brand-values.ts';

/** A host name without scheme, port or path; lower case, letters beyond ASCII as `xn--`. */
export const hostName = z
  .string()
  .overwrite(normaliseHost)
  .superRefine(tell(findHostFault))
  .meta({ maxLength: 253, examples: ['pay.example.com'] });

/** An https address of the open web, as browsers write it. */
export const httpsAddress = z
  .string()
  .superRefine(tell(findAddressFault))
  .overwrite(normaliseAddress)
  .meta({ format: 'uri', pattern: '^https://', maxLength: 2000 });

/** Exactly an https origin. */
export const httpsOrigin = z
  .string()
  .superRefine(tell(findOriginFault))
  .overwrite(normaliseOrigin)
  .meta({ pattern: '^https://[^/?#]+$', examples: ['https://www.example.com'] });

const MAX_HOST_LENGTH = 253;
const MAX_ADDRESS_LENGTH = 2000;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A host name as browsers send it: lower case, letters beyond ASCII as `xn--` (UTS 46), no dot at its end.
 * Text that is no host name comes back as it was, for `findHostFault` to refuse.
 */
function normaliseHost(host: string): string {
  const lower = host.toLowerCase().replace(/\.$/, '');
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(lower) || lower.normalize('NFKC') !== lower) return host;
  return parse(`https://${lower}`)?.hostname ?? host;
}

/** Says in words why a normalised text is not a host name that a brand can be reached at, or nothing. */
function findHostFault(host: string): string | undefined {
  if (host.includes('/'))
    return `must be a host name alone, without https:// and without a path: ${quote(host)}`;
  if (/^\[|:.*:/.test(host)) return `must be a name, not an IP address: ${quote(host)}`;
  if (host.includes(':')) return `must be a host name without a port: ${quote(host)}`;
  if (host.includes('*'))
    return `must be one host name; name each one, "*" is not understood: ${quote(host)}`;
  const labels = host.split('.');
  // Browsers take a name whose last part is a number for an IPv4 address (WHATWG URL, "ends in a number").
  if (/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? ''))
    return `must be a name, not an IP address: ${quote(host)}`;
  if (host.length > MAX_HOST_LENGTH || !labels.every((label) => LABEL.test(label))) {
    return `must be a host name such as pay.example.com: ${quote(host)}`;
  }
  if (labels.length < 2)
    return `must be a whole host name with a dot, such as pay.example.com: ${quote(host)}`;
  if (parse(`https://${host}`)?.hostname !== host)
    return `is not a host name that exists in browsers: ${quote(host)}`;
  return undefined;
}

/** Says in words why a text is not a plain https address, or nothing. */
function findAddressFault(address: string): string | undefined {
  if (address.length > MAX_ADDRESS_LENGTH) return `is longer than ${MAX_ADDRESS_LENGTH} characters`;
  if (/[\s\\\p{C}]/u.test(address)) return 'holds a space, a backslash or a control character';
  const rest = /^https:\/\/(?<rest>[^/].*)$/iu.exec(address)?.groups?.rest;
  const url = parse(address);
  if (rest === undefined || url?.protocol !== 'https:') {
    return `must be an address that begins with https://: ${quote(address)}`;
  }
  const [written = ''] = rest.split(/[/?#]/);
  if (written.includes('@'))
    return `must not name a user or password before the host: ${quote(address)}`;
  const [host = '', port = '443'] = written.split(':');
  const fault = findHostFault(normaliseHost(host));
  if (fault) return fault;
  // What we took for the host must be what browsers take for it: then nothing only looks like it.
  const isSame = normaliseHost(host) === url.hostname && port === (url.port || '443');
  if (!isSame) return `has an unusual host: ${quote(address)}`;
  return undefined;
}

/** Says in words why a text is not exactly an https origin, or nothing. */
function findOriginFault(origin: string): string | undefined {
  const fault = findAddressFault(origin);
  if (fault) return fault;
  const exact = normaliseOrigin(origin);
  if (/^https:\/\/[^/?#]+$/iu.test(origin)) return undefined;
  return `must be an origin without a path: ${exact}, not ${quote(origin)}`;
}

/** As browsers write it; text that is no address comes back as it was. */
function normaliseAddress(address: string): string {
  return findAddressFault(address) ? address : (parse(address)?.href ?? address);
}

/** As browsers write it; text that is no address comes back as it was. */
function normaliseOrigin(origin: string): string {
  return findAddressFault(origin) ? origin : (parse(origin)?.origin ?? origin);
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

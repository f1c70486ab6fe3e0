import { decodeSigns, OAUTH_PAGE, writeReturnQuery } from './oauth-address.ts';

/** Where a request goes, in the one spelling that is left of it. */
export type ParsedTarget = {
  /** What Next sees: path and query, never with a link. */
  readonly url: string;
  /** The secret link, or what was handed over in its place, where an address of ours holds text that can be one. */
  readonly link?: string;
  /** The path that was meant, for an address of a bill with something too much in it. */
  readonly moved?: string;
};

/** Where a link is opened, without the link. */
export const OPENING_PATH = '/payment';

/** An address that names nothing, so that Next answers with the whole page for that. */
export const NOWHERE = '/nowhere';

/** First parts of paths that are ours, whatever follows: no return from a bank can live there. */
export const RESERVED_PATH =
  /^\/(accessibility|pay|payment|health|brand|brand-preview|csp-reports|vitals|words|\.well-known|_next|__next[^/]*|nowhere|icon\.svg|favicon\.ico)(\/|$)/i;

/** Every path that is ours but those of links and of returns, as our own pages write it. */
const KNOWN_PATHS = [
  /^\/pay\/[0-9A-Za-z_-]{1,22}(\/[a-z-]+|\/invoices\/[^/]+)?$/,
  /^\/words\/[\w.-]+\.json$/,
  /^\/brand\/(icon|[^/]+\/[^/]+\.[^/]+)$/,
  /^\/brand-preview(\/[^/]+(\/draft|\/folder|\/screen\/[^/]+|\/asset\/[^/]+\/[^/]+)?)?$/,
  /^\/health(\/ready)?$/,
  /^\/(accessibility|csp-reports|vitals|icon\.svg|\.well-known\/security\.txt)$/,
  // Not the data of Next's older router: it names pages in a way that gets past our own headers.
  /^\/_next\/static\/.+$/,
];

/** Tools of Next's development server. */
const DEVELOPMENT_PATH = /^\/(_next\/(?!data\/)|__next)/;

/** The address of a bill that a sentence, a chat or a person has added something to. */
const DIRTY_BILL = /^\/pay\/([0-9A-Za-z_-]{22})(\/?$|[^0-9A-Za-z_/-])/;

/** What a link is made of, from its first sign to the first that is none (connectfi-api C1). */
const LINK =
  /^(?:%[89a-f][0-9a-f]|(?!%[89a-f][0-9a-f])[^0-9A-Za-z_-])*([0-9A-Za-z_-]{8,256})(?![0-9A-Za-z_-])/i;

/** What another device has been shown in place of a link (`lib/session/hand-over.ts`). */
const HAND_OVER = /^~[\w.*~-]{64,1000}$/;

/** `https://host` in front of a path (RFC 9112, 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?#\\]*/i;

/**
 * Reads the target of a request as a whole, in whatever form and encoding it came, before Next or a log sees
 * any of it. What is not one of our own paths leads nowhere, so that a link in a place or a spelling that
 * nobody has thought of stays here. Pure.
 */
export function parseTarget(target: string, oauthReturnPath: string): ParsedTarget {
  const [address = ''] = target.replace(ORIGIN, '').split('#', 1);
  const [path = '', ...rest] = address.split('?');
  const query = rest.length > 0 ? `?${rest.join('?')}` : '';
  const parts = splitPath(path || '/');
  if (!parts) return { url: NOWHERE };
  const plainPath = `/${parts.join('/')}`;
  if (plainPath === oauthReturnPath || plainPath === OAUTH_PAGE) {
    return { url: OAUTH_PAGE + writeReturnQuery(query) };
  }
  if (plainPath === '/favicon.ico') return { url: '/brand/icon' };
  if (isKnown(path)) return { url: path + query };
  const [first = '', second = ''] = parts;
  if (/^payment(;|$)/i.test(first)) return readLink(second);
  if (parts.slice(0, -1).some((part) => /payment/i.test(part))) return { url: OPENING_PATH };
  const ref = DIRTY_BILL.exec(plainPath)?.[1];
  return ref ? { url: NOWHERE, moved: `/pay/${ref}` } : { url: NOWHERE };
}

function readLink(text: string): ParsedTarget {
  if (HAND_OVER.test(text)) return { url: OPENING_PATH, link: text };
  const link = LINK.exec(text)?.[1];
  return link ? { url: OPENING_PATH, link } : { url: OPENING_PATH };
}

function isKnown(path: string): boolean {
  if (/[/\\](\.|%2e){1,2}([/\\]|$)/i.test(path) || !isDecodable(path)) return false;
  if (process.env.NODE_ENV === 'development' && DEVELOPMENT_PATH.test(path)) return true;
  return KNOWN_PATHS.some((known) => known.test(path));
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The parts of a path without empty ones, or nothing where it climbs or is encoded without end. */
function splitPath(path: string): string[] | undefined {
  const decoded = decodeSigns(path);
  if (!decoded || !/^[/\\]/.test(decoded)) return undefined;
  const parts = decoded.split(/[/\\]+/).filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts;
}

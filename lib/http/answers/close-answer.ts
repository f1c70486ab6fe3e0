import type { ServerResponse } from 'node:http';
import {
  buildTransportSecurity,
  CLOSED_HEADERS,
  type TransportHosts,
} from '#lib/security-policy/answer-headers.ts';

/** What is neither shown nor run by itself: scripts and style sheets of a page, whose own headers rule over them. */
const PART_OF_PAGE = /^(text\/css|(text|application)\/javascript|font\/)/;
const OF_PARTS: ReadonlySet<string> = new Set([
  'Cross-Origin-Resource-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
]);

/** Gives an answer the headers that all have, wherever nobody has said otherwise until its head is written. */
export function closeAnswer(
  response: ServerResponse,
  closedHeaders: Readonly<Record<string, string>>,
): void {
  const headers = Object.entries(closedHeaders);
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...head: unknown[]) => {
    const isPart = PART_OF_PAGE.test(String(response.getHeader('Content-Type')));
    for (const [name, value] of headers) {
      if (isPart && !OF_PARTS.has(name)) continue;
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    forbidChanges(response);
    return Reflect.apply(writeHead, response, head);
  };
}

/**
 * Tells proxies on the way to leave a page as it is: they rewrite mail addresses, add scripts, shrink images.
 * Only now, since Next's own compression takes it for a word to itself.
 */
function forbidChanges(response: ServerResponse): void {
  if (!String(response.getHeader('Content-Type')).startsWith('text/html')) return;
  const present = response.getHeader('Cache-Control');
  response.setHeader('Cache-Control', [present, 'no-transform'].filter(Boolean).join(', '));
}

/** The headers that all answers of an origin have. Pure. */
export function listClosedHeaders(
  origin: string,
  transport: TransportHosts,
): Readonly<Record<string, string>> {
  const transportSecurity = buildTransportSecurity(origin, transport);
  return {
    ...CLOSED_HEADERS,
    ...(transportSecurity && { 'Strict-Transport-Security': transportSecurity }),
  };
}

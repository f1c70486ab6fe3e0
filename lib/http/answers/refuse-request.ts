import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { z } from 'zod';
import { getSpeech } from '#lib/brand/view/get-speech.ts';
import { fill } from '#lib/domain/fill.ts';
import { logSecurityEvent, logTrouble } from '#lib/log/log-events.ts';
import { getTrace } from '#lib/log/trace.ts';
import { getMessages } from '#lib/messages/get-messages.ts';

/** Says that no page of ours is at this host (RFC 9110, 15.5.20), and nothing of what is elsewhere. */
export function answerMisdirected(response: ServerResponse): void {
  logSecurityEvent('hostUnknown');
  logTrouble('hostUnknown');
  const { site } = getMessages(getSpeech());
  const reference = fill(site.reference, { reference: getTrace()?.traceId ?? '' });
  const body = Buffer.from(`${site.unknownHost}\n${reference}\n`);
  response.writeHead(421, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'private, no-store',
  });
  response.end(body);
}

/** What our pages and routes use; each of them says for itself which of these it takes. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

/** Whether any address of ours takes this method. */
export function isKnownMethod(method: string | undefined): boolean {
  return METHODS.includes(method ?? '');
}

/** Refuses a method that no address of ours takes, `TRACE` and `CONNECT` among them, before Next sees it. */
export function answerUnknownMethod(response: ServerResponse): void {
  answerEmpty(response, 405, { Allow: METHODS.join(', ') });
}

/** An answer without a body. */
export function answerEmpty(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders = {},
): void {
  const closed = { 'Cache-Control': 'private, no-store', 'Content-Length': 0 };
  response.writeHead(status, { ...headers, ...closed }).end();
}

/** What Next reads besides what every server reads: its router's headers, and those that its parts pass on. */
const FRAMEWORK_HEADER = /^(next-|x-next(js)?-|x-middleware-|x-invoke-)/;

/** The bodies of Server Actions, of which there are none (docs/decisions/0019). */
const FORM = /^\s*(multipart\/form-data|application\/x-www-form-urlencoded)/i;
/** Routes that judge bodies themselves; the first takes a form, which works without scripts. */
const JUDGING_ROUTE = /^\/pay\/[^/?]+\/(end|ach-payment|bank-accounts|link-token)$/;

const segmentSchema = z.union([
  z.string(),
  z.tuple([z.string(), z.string(), z.enum(['c', 'oc', 'd']), z.array(z.string()).nullable()]),
]);

/** Where the page says that it is, in the form that Next's router writes it. */
const routerStateSchema: z.ZodType = z.lazy(() =>
  z.tuple([
    segmentSchema,
    z.record(z.string(), routerStateSchema),
    z.tuple([z.string(), z.string()]).nullish(),
    z.enum(['refetch', 'inside-shared-layout', 'metadata-only']).nullish(),
    z.number().nullish(),
    z.string().optional(),
  ]),
);

/**
 * The status under which a request is refused that speaks to Next itself and not as our own pages do, before
 * Next sees it: it would answer 500 and write text into the log. Pure.
 */
export function checkFrameworkHeaders(
  headers: IncomingHttpHeaders,
  url: string,
): 400 | 415 | undefined {
  const names = Object.keys(headers).filter((name) => FRAMEWORK_HEADER.test(name));
  if (!names.every((name) => isOfOurPages(name, String(headers[name])))) return 400;
  const isForm = FORM.test(headers['content-type'] ?? '');
  return isForm && !JUDGING_ROUTE.test(url) ? 415 : undefined;
}

/** Our pages ask Next for one thing, the page that they are, afresh (`components/line/use-refresh.ts`). */
function isOfOurPages(name: string, value: string): boolean {
  if (name === 'next-router-state-tree') return isRouterState(value);
  return name === 'next-url' && /^\/[\w/-]*$/.test(value);
}

function isRouterState(value: string): boolean {
  try {
    return routerStateSchema.safeParse(JSON.parse(decodeURIComponent(value))).success;
  } catch {
    return false; // not encoded, not JSON, or nested without end
  }
}

import type { ServerResponse } from 'node:http';
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
  response.writeHead(405, {
    Allow: METHODS.join(', '),
    'Cache-Control': 'private, no-store',
    'Content-Length': 0,
  });
  response.end();
}

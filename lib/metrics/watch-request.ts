import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Trace } from '#lib/log/trace.ts';
import { sharedTracer } from '#lib/tracing/tracer.ts';
import { nameRoute, sharedMeters } from './meters.ts';

/**
 * Counts and traces a request once its answer has ended, however it was answered. `url`: as `parseTarget` gives it,
 * of which only the template is told.
 */
export function watchRequest(
  { method }: IncomingMessage,
  response: ServerResponse,
  { url, traceId, span }: Pick<Trace, 'traceId' | 'span'> & { readonly url: string },
): void {
  const [meters, tracer] = [sharedMeters.value, sharedTracer.value];
  if (!meters && !tracer) return;
  const startedAtInMs = performance.now();
  response.once('close', () => {
    const durationInMs = performance.now() - startedAtInMs;
    const route = nameRoute(url);
    const status = response.writableFinished ? response.statusCode : 'gone';
    meters?.noteRequest({ route, method, status, durationInMs });
    if (!span) return;
    tracer?.end(span, {
      name: `${method} ${route}`,
      kind: 'server',
      durationInMs,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status === 'gone' ? undefined : status,
        'payment_page.reference': traceId,
      },
      hasFailed: status === 'gone' || status >= 500,
    });
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { sharedMeters } from './meters.ts';
import { nameRoute } from './name-route.ts';

/** Counts a request once its answer has ended, however it was answered. `url`: as `parseTarget` gives it. */
export function watchRequest(
  { method }: IncomingMessage,
  response: ServerResponse,
  url: string,
): void {
  const meters = sharedMeters.value;
  if (!meters) return;
  const startedAtInMs = performance.now();
  response.once('close', () => {
    const durationInMs = performance.now() - startedAtInMs;
    const status = response.writableFinished ? response.statusCode : 'gone';
    meters.noteRequest({ route: nameRoute(url), method, status, durationInMs });
  });
}

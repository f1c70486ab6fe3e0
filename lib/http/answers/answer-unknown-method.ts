import type { ServerResponse } from 'node:http';

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

import type { IncomingMessage } from 'node:http';

/** An address that names nothing, so that Next answers with the whole page for that. */
const NOWHERE = '/nowhere';

/** Leads a target that is no readable path (`*`, a broken percent sign) to the page for an unknown address. */
export function readdressUnreadable(request: IncomingMessage): void {
  const url = request.url ?? '';
  if (!url.startsWith('/') || !isDecodable(url)) request.url = NOWHERE;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

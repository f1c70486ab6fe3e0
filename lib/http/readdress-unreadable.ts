import type { IncomingMessage } from 'node:http';

/** An address that names nothing, so that Next answers with the whole page for that. */
const NOWHERE = '/nowhere';

/** What Next would read as another path than ours did, and no browser ever sends. */
const CLIMB = /[/\\](\.|%2e){1,2}([/\\]|$)/i;
/** Of Next's older router: it names pages in a way that gets past our own headers. */
const DATA = /^\/_next\/data([/\\]|$)/i;

/** Leads a target that is no plain path (`*`, a broken percent sign) to the page for an unknown address. */
export function readdressUnreadable(request: IncomingMessage): void {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const isPlain = path.startsWith('/') && !CLIMB.test(path) && !DATA.test(path);
  if (!isPlain || !isDecodable(path)) request.url = NOWHERE;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

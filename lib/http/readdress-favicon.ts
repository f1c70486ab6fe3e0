import type { IncomingMessage } from 'node:http';

/** Leads to the icon of the site's brand where browsers look for one by themselves, as beside an attachment. */
export function readdressFavicon(request: IncomingMessage): void {
  if (request.url?.split('?', 1)[0] === '/favicon.ico') request.url = '/brand/icon';
}

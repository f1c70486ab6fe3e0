import type { IncomingMessage, ServerResponse } from 'node:http';
import { SITE_BRAND_HEADER } from '#lib/internal-headers.ts';
import { takeScriptsOut } from './take-scripts-out.ts';
import { findWorkshop } from './workshop.ts';

/** An address that names nothing, so that Next answers with the whole page for that. */
const NOWHERE = '/nowhere';

const PREVIEW = /^[/\\]+brand-preview([/\\;]|$)/i;
const SCREEN = /^\/brand-preview\/[^/]+\/screen\//;

/**
 * Takes a request before Next does, and after its site is named. Without a workshop nothing is found under
 * `/brand-preview`, and at the host of a brand neither, since the preview shows all the others. The
 * screens are sent without scripts: they are only looked at, a hundred at a time.
 */
export function preparePreview(request: IncomingMessage, response: ServerResponse): void {
  const path = decode((request.url ?? '/').split('?', 1)[0] ?? '/');
  if (!PREVIEW.test(path)) return;
  if (!findWorkshop() || request.headers[SITE_BRAND_HEADER]) request.url = NOWHERE;
  else if (SCREEN.test(path)) takeScriptsOut(request, response);
}

/** Percent signs that stand for nothing stay as they are. */
function decode(path: string): string {
  return path.replace(/%[0-7][0-9a-f]/gi, (code) => decodeURIComponent(code));
}

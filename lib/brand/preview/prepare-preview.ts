import type { IncomingMessage, ServerResponse } from 'node:http';
import { NOWHERE } from '#lib/http/parse-target.ts';
import { SITE_BRAND_HEADER } from '#lib/internal-headers.ts';
import { findPreviewBrands } from './preview-brands.ts';
import { takeScriptsOut } from './take-scripts-out.ts';

const PREVIEW = /^\/brand-preview(\/|$)/;
const SCREEN = /^\/brand-preview\/[^/]+\/screen\//;

/**
 * Takes a request before Next does, after its site is named and its address is read. Where there is no
 * preview nothing is found under `/brand-preview`, and at the host of a brand neither, since the preview shows all
 * the others.
 * The screens are sent without scripts: they are only looked at, a hundred at a time.
 */
export function preparePreview(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (!PREVIEW.test(path)) return;
  if (!findPreviewBrands() || request.headers[SITE_BRAND_HEADER]) request.url = NOWHERE;
  else if (SCREEN.test(path)) takeScriptsOut(request, response);
}

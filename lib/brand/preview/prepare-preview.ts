import type { IncomingMessage } from 'node:http';
import { NOWHERE } from '#lib/http/parse-target.ts';
import { SITE_BRAND_HEADER } from '#lib/internal-headers.ts';
import { processWide } from '#lib/process-wide.ts';
import type { openPreviewBrands } from './open-preview-brands.ts';

export const sharedPreviewBrands =
  processWide<ReturnType<typeof openPreviewBrands>>('previewBrands');

/**
 * The brands of the preview, which our server opens where `BRAND_PREVIEW=1`. It reads images and
 * works with colours, which must not come into Next's bundles.
 */
export function findPreviewBrands() {
  return sharedPreviewBrands.value;
}

const PREVIEW = /^\/brand-preview(\/|$)/;
const SCREEN = /^\/brand-preview\/[^/]+\/screen\//;

/**
 * Takes a request before Next does, after its site is named and its address is read. Where there is no
 * preview nothing is found under `/brand-preview`, and at the host of a brand neither, since the preview shows all
 * the others.
 * Gives whether its document is to be sent without scripts: screens are only looked at, a hundred at a time.
 */
export function preparePreview(request: IncomingMessage): boolean {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (!PREVIEW.test(path)) return false;
  if (findPreviewBrands() && !request.headers[SITE_BRAND_HEADER]) return SCREEN.test(path);
  request.url = NOWHERE;
  return false;
}

/**
 * A document without its scripts. Next has no way to leave them out, and a sandbox would make the browser show what
 * is there for those who have turned scripts off. The screen looks as it does where its scripts are there (`lib/page/page-start.ts`).
 * React writes no `<` or `>` into an attribute or a script as it stands, so the patterns cannot go astray.
 */
export function takeScriptsOut(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<html\b/, '<html data-scripts="ready"');
}

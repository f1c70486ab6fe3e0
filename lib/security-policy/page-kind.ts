import { OAUTH_PAGE } from '#lib/http/oauth-address.ts';

/**
 * What a page may do beyond showing itself. `bank`: it can open Plaid Link. `preview`: it shows pages of
 * ours in frames. `plain`: neither.
 */
export type PageKind = 'bank' | 'preview' | 'plain';

type PageRequest = {
  /** As Next sees it. */
  readonly path: string;
  readonly cookieNames: readonly string[];
};

type Settings = {
  readonly hasBrandPreview: boolean;
  readonly getCookieName: (ref: string) => string;
};

const BILL = /^\/pay\/([^/]+)\/?$/;
const PREVIEW = /^\/brand-preview(\/|$)/;

/**
 * The kind of a page. Where no cookie of the bill came along there is no session, and so nothing to connect:
 * such a page is as closed as any. Pure.
 */
export function getPageKind(
  { path, cookieNames }: PageRequest,
  { hasBrandPreview, getCookieName }: Settings,
): PageKind {
  const ref = BILL.exec(path)?.[1];
  if (ref !== undefined && cookieNames.includes(getCookieName(ref))) return 'bank';
  const prefix = getCookieName('');
  if (path === OAUTH_PAGE && cookieNames.some((name) => name.startsWith(prefix))) return 'bank';
  return hasBrandPreview && PREVIEW.test(path) ? 'preview' : 'plain';
}

import { OAUTH_PAGE } from '#lib/http/oauth-address.ts';

/**
 * Every script that a page of ours may run (PCI DSS 4.0.1, 6.4.3). The content security policy, the
 * Trusted Types policy and the table in docs/security.md are made of this list.
 */
export type AllowedScript = {
  readonly name: string;
  readonly source: ScriptSource;
  readonly pages: readonly PageKind[];
  /** Why a page needs it. */
  readonly reason: string;
  readonly authorisedBy: string;
  /** By what we know that it is the script that we mean. */
  readonly integrity: string;
};

/** `own`: files below a path of ours. `inline`: in the document itself. `plaid`: Plaid's one address. */
export type ScriptSource =
  | { readonly kind: 'own'; readonly pathPrefix: string }
  | { readonly kind: 'inline' }
  | { readonly kind: 'plaid' };

const EVERY_PAGE: readonly PageKind[] = ['plain', 'bank', 'preview'];

export const SCRIPT_INVENTORY: readonly AllowedScript[] = [
  {
    name: 'The page itself',
    source: { kind: 'own', pathPrefix: '/_next/static/' },
    pages: EVERY_PAGE,
    reason: 'React, Next and our own components: connecting a bank, paying, watching the payment',
    authorisedBy: 'the review of the change that brought it here (docs/decisions/0005)',
    integrity:
      'built from this repository by exact, hashed packages; served by us under a name made of its content',
  },
  {
    name: 'The data of the page',
    source: { kind: 'inline' },
    pages: EVERY_PAGE,
    reason: 'what Next needs to continue in the browser what the server has rendered',
    authorisedBy: 'as the page itself',
    integrity: 'a fresh nonce of 128 random bits in every answer; no inline script runs without it',
  },
  {
    name: 'The rule about script addresses',
    source: { kind: 'inline' },
    pages: EVERY_PAGE,
    reason:
      'names the addresses from which code may add scripts (Trusted Types, docs/decisions/0017)',
    authorisedBy: 'as the page itself',
    integrity: 'the nonce; its text is made of this list',
  },
  {
    name: 'What the page does before its scripts are there',
    source: { kind: 'inline' },
    pages: EVERY_PAGE,
    reason:
      'asks for the scripts of the page once it is painted (docs/decisions/0031), says that they are late or have failed, and keeps an early press, though never one that pays (docs/decisions/0022)',
    authorisedBy: 'as the page itself',
    integrity: 'the nonce; the same text in every answer but for the names of our files',
  },
  {
    name: 'How the page felt',
    source: { kind: 'inline' },
    pages: EVERY_PAGE,
    reason:
      'in one of ten bills, where the operator reads metrics: sends three numbers about its speed once, and no identifier',
    authorisedBy: 'as the page itself',
    integrity: 'the nonce; the same text in every answer',
  },
  {
    name: 'Plaid Link',
    source: { kind: 'plaid' },
    pages: ['bank'],
    reason: 'the only way in which Plaid lets a customer connect a bank account',
    authorisedBy: 'the merchant, by using Plaid; asked for only when the customer shows intent',
    integrity:
      "Plaid's one https address and no other; no hash, since Plaid changes the file without notice and forbids copies of it",
  },
];

/** The scripts that a page of this kind may run. */
export function listScripts(kind: PageKind): AllowedScript[] {
  return SCRIPT_INVENTORY.filter(({ pages }) => pages.includes(kind));
}

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

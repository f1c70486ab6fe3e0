import type { PlaidAddresses } from '#lib/plaid-addresses.ts';
import { listScripts, type PageKind, SCRIPT_INVENTORY } from './script-inventory.ts';

export type PolicyOptions = {
  readonly nonce: string;
  readonly kind: PageKind;
  readonly plaid: PlaidAddresses;
  readonly trustedTypes: TrustedTypesMode;
  /** Next's development server evaluates code, adds styles and speaks over a web socket. */
  readonly isDevelopment: boolean;
};

/** Where browsers report what a policy has stopped. */
const REPORT_PATH = '/csp-reports';

type Directives = Readonly<Record<string, readonly string[]>>;

/** The content security policy of a page. Pure. */
export function buildContentSecurityPolicy(options: PolicyOptions): string {
  const { nonce, kind, plaid, trustedTypes, isDevelopment } = options;
  const opensLink = kind === 'bank';
  return write({
    'default-src': ["'none'"],
    'script-src': listScriptSources(options),
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'style-src-elem': ["'self'", isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    // Plaid's script sets style attributes on the elements that it adds, and the preview shows colours so.
    ...(kind !== 'plain' && { 'style-src-attr': ["'unsafe-inline'"] }),
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': [
      "'self'",
      ...(opensLink ? [plaid.apiOrigin] : []),
      ...(isDevelopment ? ['ws:'] : []),
    ],
    ...(opensLink && { 'frame-src': [plaid.frameOrigin] }),
    ...(kind === 'preview' && { 'frame-src': ["'self'"] }),
    // The forms of the screens that the preview shows lead nowhere.
    'form-action': [kind === 'preview' ? "'none'" : "'self'"],
    'frame-ancestors': [kind === 'preview' ? "'self'" : "'none'"],
    'base-uri': ["'none'"],
    ...(trustedTypes === 'enforce' && TRUSTED_TYPES),
    ...REPORTING,
  });
}

/** What is watched and not stopped, if anything. */
export function buildReportOnlyPolicy({
  trustedTypes,
}: Pick<PolicyOptions, 'trustedTypes'>): string | undefined {
  return trustedTypes === 'report' ? write({ ...TRUSTED_TYPES, ...REPORTING }) : undefined;
}

/** For whatever is no page: nothing may run, load or be framed. */
export const CLOSED_POLICY = write({
  'default-src': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
});

/** For a page that is one file: its own style, and nothing else. Pure. */
export function buildStaticPolicy({ style, mayBeFramed, hasForm }: StaticPolicyOptions): string {
  return write({
    'default-src': ["'none'"],
    'style-src': [style],
    'form-action': [hasForm ? "'self'" : "'none'"],
    ...(!mayBeFramed && { 'frame-ancestors': ["'none'"] }),
    'base-uri': ["'none'"],
  });
}

type StaticPolicyOptions = {
  /** The hash of the style. */
  readonly style: string;
  readonly mayBeFramed: boolean;
  /** One that leads to the same address. */
  readonly hasForm: boolean;
};

/**
 * The nonce counts, and what a script with it loads. The addresses after that are for browsers that do not
 * know `'strict-dynamic'`; all others ignore them.
 */
function listScriptSources({ nonce, kind, plaid, isDevelopment }: PolicyOptions): string[] {
  const addresses = listScripts(kind).flatMap(({ source }) => {
    if (source.kind === 'own') return ["'self'"];
    return source.kind === 'plaid' ? [plaid.scriptUrl] : [];
  });
  return [
    `'nonce-${nonce}'`,
    "'strict-dynamic'",
    ...addresses,
    ...(isDevelopment ? ["'unsafe-eval'"] : []),
  ];
}

const TRUSTED_TYPES: Directives = {
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
};

/** Browsers call it outdated, and every one knows it; of the newer way some report nothing or much later. */
const REPORTING: Directives = { 'report-uri': [REPORT_PATH] };

function write(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** Whether browsers stop code that uses a text as a script's address or as markup, report it, or neither. */
export type TrustedTypesMode = 'enforce' | 'report' | 'off';

/**
 * What holds for a page: as the operator says, or else enforced wherever Plaid's script, which we cannot
 * try here, never runs (docs/decisions/0017).
 */
export function getTrustedTypesMode(
  kind: PageKind,
  chosen: TrustedTypesMode | undefined,
): TrustedTypesMode {
  return chosen ?? (kind === 'bank' ? 'report' : 'enforce');
}

/**
 * The one policy by which code may turn a text into a script's address. It lets
 * our own build's files pass, and `addresses`, whatever their query; markup and code never. Takes whole
 * addresses without query.
 */
export function writeTrustedTypesScript(addresses: readonly string[]): string {
  const prefixes = SCRIPT_INVENTORY.flatMap(({ source }) =>
    source.kind === 'own' ? [source.pathPrefix] : [],
  );
  return `(${INSTALL_POLICY})(${toJson(prefixes)},${toJson(addresses)})`;
}

/** As a text, and in the language of browsers that do not know Trusted Types: those do nothing here. */
const INSTALL_POLICY = `function(prefixes, addresses) {
  if (!self.trustedTypes) return;
  trustedTypes.createPolicy("default", {
    createScriptURL: function(text) {
      var url = new URL(text, location.href);
      var isOwn = url.origin === location.origin && prefixes.some(function(prefix) {
        return url.pathname.indexOf(prefix) === 0;
      });
      return isOwn || addresses.indexOf(url.origin + url.pathname) !== -1 ? text : null;
    }
  });
}`;

/** JSON that cannot end the script element that it stands in. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

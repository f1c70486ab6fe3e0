import { type PageKind, SCRIPT_INVENTORY } from './script-inventory.ts';

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

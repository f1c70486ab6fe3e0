import { createHash } from 'node:crypto';

/**
 * Names the language and the exact wording of an authorization: "en-1f2e3d4c5b6a", the language and the
 * first twelve hex digits of the template's SHA-256. For the server; the browser gets it by answer.
 * Throws a RangeError on a malformed locale.
 */
export function getAuthorizationVersion(template: string, locale: string): string {
  const digest = createHash('sha256').update(template, 'utf8').digest('hex');
  return `${new Intl.Locale(locale).language}-${digest.slice(0, 12)}`;
}

import type { Advisory } from './known-advisories.ts';

/** The advisories that a version is too old for. A version before a release (`-canary`) counts as older. */
export function listAffecting(version: string, advisories: readonly Advisory[]): Advisory[] {
  return advisories.filter(({ fixedIn }) => isOlder(version, fixedIn));
}

function isOlder(version: string, than: string): boolean {
  const [ours, theirs] = [version, than].map(readNumbers);
  for (const [index, number] of (theirs ?? []).entries()) {
    const own = ours?.[index] ?? 0;
    if (own !== number) return own < number;
  }
  return version.includes('-');
}

function readNumbers(version: string): number[] {
  return version.replace(/-.*$/, '').split('.').map(Number);
}

import { quote } from '#lib/quote.ts';

/** Functions that load something, other than url(), of which only `#…` may stand. */
const LOADERS =
  /(?<![\w-])(-webkit-)?(image|image-set|src|cross-fade|element|paint|expression)\s*\(/i;
const MOTION = /@(-webkit-)?keyframes|(?<![\w-])(animation|transition)[\w-]*\s*:/i;
const OWN_PART = /^url\(\s*(['"]?)#[^\s'"()\\]+\1\s*\)/i;

/**
 * Says in words what in a style sheet or attribute of an SVG would load, run or move something, or nothing.
 * Style is not parsed: what could be spelled in a second way (with a backslash) is refused as a whole.
 */
export function findCssFault(css: string): string | undefined {
  if (css.includes('\\')) return 'has a style with a backslash in it';
  if (/@import/i.test(css)) return 'loads a style sheet (@import)';
  for (const { index } of css.matchAll(/url\s*\(/gi)) {
    const rest = css.slice(index, index + 200);
    if (!OWN_PART.test(rest)) return `loads something else: ${quote(rest.split(')')[0] ?? rest)}`;
  }
  const [loader] = LOADERS.exec(css) ?? [];
  if (loader) return `has a style that loads something: ${quote(loader)}`;
  // Where a variable is used, nobody can tell what it refers to.
  if (/(?<![\w-])--/.test(css) && /url\s*\(/i.test(css)) {
    return 'has a style with variables (--…) and references: write the values out';
  }
  if (/javascript:|-moz-binding|behavior\s*:/i.test(css)) return 'has a style that runs a script';
  if (MOTION.test(css)) return 'moves: only still images are shown';
  return undefined;
}

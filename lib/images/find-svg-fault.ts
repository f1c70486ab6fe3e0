import { quote } from '#lib/quote.ts';
import { checkRaster, findImageKind } from './check-raster.ts';
import { getText, type SvgElement } from './svg-tree.ts';

/** Elements that run, load or embed something, and those that move something; in lower case. */
const ACTIVE = new Set(
  'script handler listener iframe object embed audio video canvas link meta base'.split(' '),
);
const MOVING = new Set(
  'animate animatecolor animatemotion animatetransform set discard'.split(' '),
);

/** Says in words what active or foreign content an element of an SVG has, or nothing. */
export function findElementFault(element: SvgElement): string | undefined {
  const { name } = element;
  const lower = name.toLowerCase();
  if (ACTIVE.has(lower)) return `holds <${name}>: an image runs and embeds nothing`;
  if (MOVING.has(lower)) return `moves (<${name}>): only still images are shown`;
  if (lower === 'foreignobject') {
    return `holds a piece of a web page (<${name}>): export it as plain SVG`;
  }
  for (const [attribute, value] of element.attributes) {
    const fault = findAttributeFault(element, attribute, value);
    if (fault) return fault;
  }
  return lower === 'style' ? findCssFault(getText(element)) : undefined;
}

function findAttributeFault(element: SvgElement, name: string, value: string): string | undefined {
  const lower = name.toLowerCase().replace(/^.*:/, '');
  if (lower.startsWith('on')) return `runs a script (${name} on <${element.name}>)`;
  if (lower === 'base') return `refers to something else: ${name}=${quote(value)}`;
  if (lower === 'href' || lower === 'src') return findReferenceFault(element, name, value);
  if (/^\s*(java|vb)script:/i.test(value.replace(/[\p{C}\s]/gu, ''))) {
    return `runs a script: ${name}=${quote(value)}`;
  }
  const isStyle = lower === 'style' || /url\s*\(/i.test(value);
  return isStyle ? findCssFault(value) : undefined;
}

/** Parts of the same file may be referred to, and pictures that are part of it; nothing else. */
function findReferenceFault(element: SvgElement, name: string, value: string): string | undefined {
  const target = value.trim();
  if (target === '' || /^#[^\s#]+$/.test(target)) return undefined;
  const [, data] =
    /^data:image\/(?:png|jpe?g|webp);base64,([A-Za-z0-9+/=\s]+)$/i.exec(target) ?? [];
  if (data === undefined || !['image', 'feImage'].includes(element.name)) {
    return `refers to something else: ${name}=${quote(value)}`;
  }
  const bytes = Buffer.from(data, 'base64');
  const kind = findImageKind(bytes);
  if (!kind || kind === 'svg') return 'holds a picture that is not a PNG, JPEG or WebP';
  const picture = checkRaster(kind, bytes);
  return picture.ok ? undefined : `holds a picture that ${picture.failure}`;
}

/** Functions that load something, other than url(), of which only `#…` may stand. */
const LOADERS =
  /(?<![\w-])(-webkit-)?(image|image-set|src|cross-fade|element|paint|expression)\s*\(/i;
const MOTION = /@(-webkit-)?keyframes|(?<![\w-])(animation|transition)[\w-]*\s*:/i;
const OWN_PART = /^url\(\s*(['"]?)#[^\s'"()\\]+\1\s*\)/i;

/**
 * Says in words what in a style sheet or attribute of an SVG would load, run or move something, or nothing.
 * Style is not parsed: what could be spelled in a second way (with a backslash) is refused as a whole.
 */
function findCssFault(css: string): string | undefined {
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

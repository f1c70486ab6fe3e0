import { quote } from '../brand-values-text.ts';
import { checkRaster } from './check-raster.ts';
import { findImageKind } from './image-kind.ts';
import { findCssFault } from './judge-svg-css.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Elements that run, load or embed something, and those that move something; in lower case. */
const ACTIVE = new Set(
  'script handler listener iframe object embed audio video canvas link meta base'.split(' '),
);
const MOVING = new Set(
  'animate animatecolor animatemotion animatetransform set discard'.split(' '),
);

/**
 * Says in words what active or foreign content an element of an SVG has, or nothing. Such a file is refused
 * rather than cleaned, since its owner has to know; what is merely unknown is left to the purifier.
 */
export function findElementFault(element: Element): string | undefined {
  const name = element.localName;
  const lower = name.toLowerCase();
  if (ACTIVE.has(lower)) return `holds <${name}>: an image runs and embeds nothing`;
  if (MOVING.has(lower)) return `moves (<${name}>): only still images are shown`;
  if (lower === 'foreignobject') {
    return `holds a piece of a web page (<${name}>): export it as plain SVG`;
  }
  if (element.namespaceURI === XHTML) return `holds an element of a web page (<${name}>)`;
  for (const attribute of element.attributes) {
    const fault = findAttributeFault(element, attribute);
    if (fault) return fault;
  }
  return lower === 'style' ? findCssFault(element.textContent) : undefined;
}

function findAttributeFault(element: Element, { localName, name, value, namespaceURI }: Attr) {
  if (namespaceURI === XMLNS) return undefined;
  const lower = localName.toLowerCase();
  if (lower.startsWith('on')) return `runs a script (${name} on <${element.localName}>)`;
  if (lower === 'base') return `refers to something else: ${name}=${quote(value)}`;
  if (lower === 'href' || lower === 'src') return findReferenceFault(element, name, value);
  if (/^\s*(java|vb)script:/i.test(value.replace(/[\p{C}\s]/gu, ''))) {
    return `runs a script: ${name}=${quote(value)}`;
  }
  const isStyle = lower === 'style' || /url\s*\(/i.test(value);
  return isStyle ? findCssFault(value) : undefined;
}

/** Parts of the same file may be referred to, and pictures that are part of it; nothing else. */
function findReferenceFault(element: Element, name: string, value: string): string | undefined {
  const target = value.trim();
  if (target === '' || /^#[^\s#]+$/.test(target)) return undefined;
  const [, data] =
    /^data:image\/(?:png|jpe?g|webp);base64,([A-Za-z0-9+/=\s]+)$/i.exec(target) ?? [];
  if (data === undefined || !['image', 'feImage'].includes(element.localName)) {
    return `refers to something else: ${name}=${quote(value)}`;
  }
  const bytes = Buffer.from(data, 'base64');
  const kind = findImageKind(bytes);
  if (!kind || kind === 'svg') return 'holds a picture that is not a PNG, JPEG or WebP';
  const picture = checkRaster(kind, bytes);
  return picture.ok ? undefined : `holds a picture that ${picture.failure}`;
}

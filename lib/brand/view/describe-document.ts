import type { Metadata, Viewport } from 'next';
import type { BrandImage, ImagePair } from '../brand.ts';
import { getTone, type Theme } from '../theme/theme.ts';

const DEFAULT_ICON: Metadata['icons'] = { icon: { url: '/icon.svg', type: 'image/svg+xml' } };

/**
 * The icons of a document in Next's terms. The tab around them follows the device's scheme, whatever the
 * brand's own is.
 */
export function describeIcons(icon: ImagePair | undefined): Metadata['icons'] {
  if (!icon) return DEFAULT_ICON;
  const { light, dark } = icon;
  if (light.src === dark.src) return { icon: describeIcon(light) };
  return {
    icon: [
      { ...describeIcon(light), media: '(prefers-color-scheme: light)' },
      { ...describeIcon(dark), media: '(prefers-color-scheme: dark)' },
    ],
  };
}

/** Theme colour and schemes in Next's terms: the browser's own parts look as the page does. */
export function describeViewport({ scheme, light, dark }: Theme): Viewport {
  if (scheme !== 'auto') {
    const palette = scheme === 'light' ? light : dark;
    return { colorScheme: getTone(palette), themeColor: palette.paper };
  }
  const tones = new Set([getTone(light), getTone(dark)]);
  return {
    colorScheme: tones.size === 2 ? 'light dark' : getTone(light),
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: light.paper },
      { media: '(prefers-color-scheme: dark)', color: dark.paper },
    ],
  };
}

function describeIcon({ src, width, height }: BrandImage) {
  return src.endsWith('.svg')
    ? { url: src, type: 'image/svg+xml', sizes: 'any' }
    : { url: src, sizes: `${width}x${height}` };
}

import type { Scheme } from '../theme/theme.ts';
import type { PreviewScreenName } from './screens.ts';

export type Direction = 'ltr' | 'rtl';

type ScreenAddress = {
  readonly brandId: string;
  readonly name: PreviewScreenName;
  readonly scheme?: Scheme | undefined;
  readonly direction?: Direction | undefined;
  /** Of a draft; else the folder's form is shown. */
  readonly draftKey?: string | undefined;
  /** Means nothing to the screen: another number is another address. */
  readonly version?: number | undefined;
};

/** The address of one screen alone. Without a scheme it follows the browser's. */
export function getScreenAddress(address: ScreenAddress): `/${string}` {
  const { brandId, name, scheme, direction, draftKey, version } = address;
  const query = new URLSearchParams({
    ...(scheme && { scheme }),
    ...(direction && { dir: direction }),
    ...(draftKey && { draft: draftKey }),
    ...(version && { version: String(version) }),
  }).toString();
  return `/brand-preview/${brandId}/screen/${name}${query && `?${query}`}`;
}

export function parseScheme(given: unknown): Scheme | undefined {
  return given === 'light' || given === 'dark' ? given : undefined;
}

export function parseDirection(given: unknown): Direction {
  return given === 'rtl' ? 'rtl' : 'ltr';
}

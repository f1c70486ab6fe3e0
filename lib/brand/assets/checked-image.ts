import type { ImageKind } from '#lib/images/image-kind.ts';
import type { Sketch } from './sketch-image.ts';

/** An image that may be served: its bytes, and its size in CSS pixels, both over 0. */
export type CheckedImage = {
  readonly kind: ImageKind;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What was left out of it, or may surprise its owner. */
  readonly remarks: readonly string[];
  /** Missing where it cannot be drawn here, as WebP cannot. */
  readonly sketch?: Sketch | undefined;
};

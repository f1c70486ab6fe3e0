import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Coding = 'br' | 'gzip';

/** Smaller things fit in a packet anyway. */
const LEAST_IN_BYTES = 1000;

/** Half a millisecond for a bill. The best level takes a hundred times as long for a tenth less. */
const BROTLI_QUALITY = 5;

/**
 * The best coding that a browser takes (RFC 9110, 12.5.3), by its `Accept-Encoding`; `undefined` for none. Zstandard
 * is not offered: at the levels that pay, documents and files were larger by a tenth than in Brotli (docs/decisions/0031).
 */
export function chooseCoding(accepted = ''): Coding | undefined {
  const names = accepted.split(',').flatMap((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return parameters.some((text) => /^q=0(\.0*)?$/.test(text)) ? [] : [name];
  });
  return (['br', 'gzip'] as const).find((coding) => names.includes(coding));
}

/** Compresses at a level that is cheap enough for every answer. `undefined` where that is not worth it. */
export function compress(body: Buffer, coding: Coding | undefined): Buffer | undefined {
  if (coding === undefined || body.length < LEAST_IN_BYTES) return undefined;
  if (coding === 'gzip') return gzipSync(body);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotliCompressSync(body, { params });
}

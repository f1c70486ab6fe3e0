import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sealData } from 'iron-session';
import { z } from 'zod';
import { getEnv } from '#lib/env.ts';
import { getPiecePart, getRoomInCookie, type HeldCookies } from './bill-cookies.ts';
import { readSeal } from './read-seal.ts';

/** Leaves room for a link token in the 8 KB that our cookies may take together. */
const MAX_SESSION_SIZE_IN_BYTES = 7_400;

/** Several times what can come out of a session that we seal, and little for a server. */
const MAX_OPENED_SIZE_IN_BYTES = 64 * 1024;

/** iron-session writes it behind every seal. */
const END_OF_SEAL = '~2';

const packedSchema = z.strictObject({ packed: z.string() });

/** Seals with the newest secret. */
export function seal(content: object, lifeInSeconds: number): Promise<string> {
  return sealData(content, { password: getEnv().sealingPassword, ttl: lifeInSeconds });
}

/**
 * Opens what `seal` and `sealInPieces` have sealed, in this release or the one before. Anything else (forged, cut,
 * of a secret that we no longer know) gives an empty object.
 */
export function unseal(sealed: string): unknown {
  const opened = readSeal(sealed, getEnv().sessionPasswords);
  const packed = packedSchema.safeParse(opened).data?.packed;
  return packed === undefined ? opened : unpack(packed);
}

/**
 * Seals into as many values as cookies are needed, `undefined` where that would be too much. What fits into one
 * cookie is sealed as the previous release did; only more than that is compressed, and only then divided.
 */
export async function sealInPieces(
  content: object,
  { name, lifeInSeconds }: { readonly name: string; readonly lifeInSeconds: number },
): Promise<readonly string[] | undefined> {
  const room = getRoomInCookie(`${name}.1-12345678`);
  const plain = await seal(content, lifeInSeconds);
  if (plain.length <= room) return [plain];
  const packed = deflateRawSync(JSON.stringify(content)).toString('base64url');
  const sealed = await seal({ packed } satisfies z.infer<typeof packedSchema>, lifeInSeconds);
  return sealed.length > MAX_SESSION_SIZE_IN_BYTES ? undefined : divide(sealed, room);
}

function divide(text: string, room: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += room) pieces.push(text.slice(at, at + room));
  return pieces;
}

/** The pieces of a session that belong together: what stands behind the end of the seal is left over from another. */
export function listPieces(held: HeldCookies): readonly string[] {
  const pieces: string[] = [];
  const first = held.get('') ?? '';
  for (;;) {
    const piece = held.get(getPiecePart(pieces.length, first));
    if (piece === undefined) return pieces;
    pieces.push(piece);
    if (piece.endsWith(END_OF_SEAL)) return pieces;
  }
}

function unpack(packed: string): unknown {
  try {
    const limits = { maxOutputLength: MAX_OPENED_SIZE_IN_BYTES };
    return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url'), limits).toString());
  } catch {
    return {};
  }
}

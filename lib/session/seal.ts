import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sealData } from 'iron-session';
import { z } from 'zod';
import { getEnv } from '#lib/env.ts';
import { getPiecePart, getRoomInCookie, type HeldCookies } from './bill-cookies.ts';

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

type Passwords = Readonly<Record<number, string>>;

const PREFIX = 'Fe26.2';
const KEY_LENGTH = 32;
/** iron-session lets clocks differ by as much. */
const CLOCK_SKEW_IN_MS = 60_000;

/**
 * Opens what iron-session has sealed, as its own `unsealData` does, an empty object for anything else: in a tenth
 * of the time, since six tasks for other threads take far longer than what they do there. Sealing is left to
 * iron-session, which so decides the format; a test compares the two.
 */
export function readSeal(sealed: string, passwords: Passwords): unknown {
  const [text = ''] = sealed.split('~', 1);
  const [prefix, id = '', salt = '', iv = '', encrypted = '', end = '', macSalt = '', mac = ''] =
    text.split('*');
  const password = Object.hasOwn(passwords, id) ? passwords[Number(id)] : undefined;
  const isWhole = prefix === PREFIX && mac !== '' && text.split('*').length === 8;
  if (!isWhole || !password || isOver(end)) return {};
  const signed = text.slice(0, -`*${macSalt}*${mac}`.length);
  if (!isSigned(signed, { mac, key: deriveKey(password, macSalt) })) return {};
  return decrypt({ encrypted, iv, key: deriveKey(password, salt) });
}

function isOver(end: string): boolean {
  if (end === '') return false;
  return !/^[1-9]\d*$/.test(end) || Number(end) <= Date.now() - CLOCK_SKEW_IN_MS;
}

/** One round: the secrets of a session are long and random (`lib/env/session-secrets.ts`). */
function deriveKey(password: string, salt: string): Buffer {
  return pbkdf2Sync(password, salt, 1, KEY_LENGTH, 'sha1');
}

function isSigned(text: string, { mac, key }: { mac: string; key: Buffer }): boolean {
  const given = Buffer.from(mac);
  const expected = Buffer.from(createHmac('sha256', key).update(text).digest('base64url'));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function decrypt(sealed: { encrypted: string; iv: string; key: Buffer }): unknown {
  try {
    const iv = Buffer.from(sealed.iv, 'base64url');
    const decipher = createDecipheriv('aes-256-cbc', sealed.key, iv);
    const start = decipher.update(sealed.encrypted, 'base64url', 'utf8');
    return JSON.parse(start + decipher.final('utf8')) ?? {};
  } catch {
    return {};
  }
}

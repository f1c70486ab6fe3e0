import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';

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

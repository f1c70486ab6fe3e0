/** iron-session does not stretch a secret, so that it must be long and random by itself. */
const MIN_LENGTH = 32;
/** Of thirty-two random hexadecimal digits, fewer are different less than once in twenty million times. */
const MIN_DIFFERENT = 8;
/** What stands in examples and is forgotten there, and what keyboards write by themselves. */
const EXAMPLES =
  /secret|password|passphrase|example|change.?me|placeholder|insert[ _-]|your[ _-]|0123456789|abcdefgh|qwerty/i;

export type SessionSecrets = {
  /** By number; each opens. */
  readonly passwords: Readonly<Record<number, string>>;
  /** The one that seals. */
  readonly sealing: Readonly<Record<number, string>>;
};

/**
 * Reads `2:newest…,1:older…` into passwords as iron-session takes them. The first one seals, so that a
 * new secret can be known to every instance before any seals with it. Gives a sentence without any secret in it
 * where the text is wrong.
 */
export function parseSessionSecrets(text: string): SessionSecrets | string {
  const passwords: Record<number, string> = {};
  let sealing: SessionSecrets['sealing'] | undefined;
  for (const part of text.split(',')) {
    const [, number, secret] = /^\s*([1-9]\d{0,8}):(.*?)\s*$/s.exec(part) ?? [];
    if (!number || secret === undefined) {
      return 'must look like 2:newest-secret,1:older-secret, each with a positive whole number';
    }
    const weakness = findWeakness(secret);
    if (weakness) return `${weakness} in secret ${number}`;
    if (passwords[Number(number)] !== undefined) return `must not have number ${number} twice`;
    passwords[Number(number)] = secret;
    sealing ??= { [Number(number)]: secret };
  }
  return { passwords, sealing: sealing ?? {} };
}

/** Why a secret is no good for sealing, in words that follow its variable's name, if it is not. */
export function findWeakness(secret: string): string | undefined {
  if (secret.length < MIN_LENGTH) return `must have at least ${MIN_LENGTH} characters`;
  if (new Set(secret).size < MIN_DIFFERENT || EXAMPLES.test(secret)) {
    return 'must be random, such as `openssl rand -hex 32` writes it, and not an example';
  }
  return undefined;
}

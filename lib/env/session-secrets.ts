/** The shortest secret that may seal a session: iron-session does not stretch it. */
const SECRET_MIN_LENGTH = 32;

/** A random one of hexadecimal digits has nearly always more than a dozen. */
const FEWEST_DIFFERENT_CHARACTERS = 8;

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

/** What can be seen to be weak about a secret, without the secret. Whether it was random cannot be seen. */
export function findWeakness(secret: string): string | undefined {
  if (secret.length < SECRET_MIN_LENGTH) {
    return `must have at least ${SECRET_MIN_LENGTH} characters`;
  }
  const isRepetitive = new Set(secret).size < FEWEST_DIFFERENT_CHARACTERS;
  return isRepetitive ? 'must have random characters' : undefined;
}

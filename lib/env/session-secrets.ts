/** The shortest secret that may seal a session: iron-session does not stretch it. */
export const SECRET_MIN_LENGTH = 32;

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
    if (secret.length < SECRET_MIN_LENGTH) {
      return `must have at least ${SECRET_MIN_LENGTH} characters in secret ${number}`;
    }
    if (passwords[Number(number)] !== undefined) return `must not have number ${number} twice`;
    passwords[Number(number)] = secret;
    sealing ??= { [Number(number)]: secret };
  }
  return { passwords, sealing: sealing ?? {} };
}

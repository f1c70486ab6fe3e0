/** The shortest secret that may seal a session: iron-session does not stretch it. */
export const SECRET_MIN_LENGTH = 32;

/**
 * Reads `2:newest…,1:older…` into the passwords of iron-session, which seals with the highest number
 * and opens with each. Gives a sentence without any secret in it where the text is wrong.
 */
export function parseSessionSecrets(text: string): Record<number, string> | string {
  const passwords: Record<number, string> = {};
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
  }
  return passwords;
}

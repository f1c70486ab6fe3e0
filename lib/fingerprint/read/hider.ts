/** Replaces what is secret, or different in every answer, by a word in brackets. */
export type Hider = (text: string) => string;

/** Shorter ones could be a part of anything. */
const MIN_LENGTH = 8;

/** Takes secrets by the word that stands for them. */
export function createHider(secrets: ReadonlyMap<string, string>): Hider {
  const known = [...secrets].filter(([secret]) => secret.length >= MIN_LENGTH);
  return (text) =>
    known.reduce((rest, [secret, word]) => rest.replaceAll(secret, `(${word})`), text);
}

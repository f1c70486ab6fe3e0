/** connectFi's limit for `individualName` on a WEB entry (connectfi-api C4), in characters. */
export const NAME_MAX_LENGTH = 22;

export type NameCheck = 'ok' | 'empty' | 'tooLong' | 'badCharacter';

/** The name as it is sent: no outer, double or unusual spaces, no invisible formatting marks. */
export function normalizeName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Judges a typed name after normalizing it: 1 to 22 characters, none of `<`, `>` and controls. */
export function checkName(name: string): NameCheck {
  const normalized = normalizeName(name);
  if (normalized === '') return 'empty';
  if (/[<>\p{Cc}\p{Cs}]/u.test(normalized)) return 'badCharacter';
  return countCharacters(normalized) > NAME_MAX_LENGTH ? 'tooLong' : 'ok';
}

/**
 * The name to begin with, from the bill's payer. A longer one loses whole words at its end; where not
 * even the first word fits, or a character cannot be sent, the field begins empty.
 */
export function prefillName(payerName: string | undefined): string {
  const name = normalizeName(payerName ?? '');
  const check = checkName(name);
  if (check === 'ok') return name;
  return check === 'tooLong' ? cutAtWord(name) : '';
}

function cutAtWord(name: string): string {
  const words = name.split(' ');
  while (countCharacters(words.join(' ')) > NAME_MAX_LENGTH) words.pop();
  // "Smith, Johnson &" reads worse than "Smith, Johnson".
  return words.join(' ').replace(/[^\p{L}\p{M}\p{N}.)]+$/u, '');
}

/** Code points, as the JSON schema of connectFi counts them. */
function countCharacters(name: string): number {
  return [...name].length;
}

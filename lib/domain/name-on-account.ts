import { toPlainLetters } from './plain-letters.ts';

/** connectFi's limit for `individualName` on a WEB entry (connectfi-api C4), in characters. */
export const NAME_MAX_LENGTH = 22;

export type NameCheck = 'ok' | 'empty' | 'tooLong' | 'badCharacter' | 'otherScript';

/**
 * The name as it is authorized, sent and kept: in the letters that an ACH entry can hold, without outer
 * or double spaces and invisible marks. What has no such letter stays as it is, for `checkName` to refuse.
 */
export function normalizeName(name: string): string {
  return toPlainLetters(name).replace(/\s+/gu, ' ').trim();
}

/** Judges a typed name after normalizing it: 1 to 22 printable ASCII characters, none of `<` and `>`. */
export function checkName(name: string): NameCheck {
  const normalized = normalizeName(name);
  if (normalized === '') return 'empty';
  // Letters and digits of other scripts, before signs: they need another answer.
  if (/(?![ -~])[\p{L}\p{N}]/u.test(normalized)) return 'otherScript';
  if (!/^[ -;=?-~]+$/.test(normalized)) return 'badCharacter';
  return normalized.length > NAME_MAX_LENGTH ? 'tooLong' : 'ok';
}

/** Whether the name is sent in other letters than it is typed in. Spaces do not count. */
export function isRewritten(name: string): boolean {
  return checkName(name) === 'ok' && normalizeName(name) !== name.replace(/\s+/gu, ' ').trim();
}

export type Prefill = {
  readonly name: string;
  /** Why the field begins empty although the bill has a name. */
  readonly gap?: Exclude<NameCheck, 'ok' | 'empty'>;
};

/**
 * The name to begin with, from the bill's payer. One that cannot be sent whole is left out whole: a cut
 * one would be somebody else's.
 */
export function prefillName(payerName: string | undefined): Prefill {
  const name = normalizeName(payerName ?? '');
  const check = checkName(name);
  if (check === 'ok') return { name };
  return check === 'empty' ? { name: '' } : { name: '', gap: check };
}

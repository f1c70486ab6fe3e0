import { expect, it } from 'vitest';
import { resolveMessage } from './resolve-message.ts';

const PAID = '{noun, select, dues {These dues for {payer} are paid} other {This {noun} is paid}}';
const SIGNS =
  '{limit, plural, =0 {none} one {# znak} few {# znaki} many {# znaków} other {# znaku}}';

it.each([
  ['No choice, no place', {}, 'No choice, no place'],
  ['{amount} to {merchant}', { noun: 'bill' }, '{amount} to {merchant}'],
  [PAID, { noun: 'dues' }, 'These dues for {payer} are paid'],
  [PAID, { noun: 'fee' }, 'This fee is paid'],
  ['“{button}” takes {amount}', { button: 'Pay {amount}' }, '“Pay {amount}” takes {amount}'],
  [SIGNS, { limit: 0 }, 'none'],
  [SIGNS, { limit: 1 }, '1 znak'],
  [SIGNS, { limit: 22 }, '22 znaki'],
  [SIGNS, { limit: 2500 }, '2500 znaków'],
])('resolves %s', (message, known, text) => {
  expect(resolveMessage(message, known, 'pl')).toBe(text);
});

it('writes numbers with the digits that banks print', () => {
  expect(resolveMessage('{limit, plural, other {#}}', { limit: 22 }, 'fa')).toBe('22');
});

it.each(['{noun, select, dues {}}', '{amount, number}', '{open'])('throws on %s', (message) => {
  expect(() => resolveMessage(message, { noun: 'bill' }, 'en')).toThrow();
});

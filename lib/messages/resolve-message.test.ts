import { expect, it } from 'vitest';
import { resolveMessage } from './get-messages.ts';

const PAID = '{noun, select, dues {These dues for {payer} are paid} other {This {noun} is paid}}';
const SIGNS =
  '{limit, plural, =0 {none} zero {#z} one {#o} two {#t} few {#f} many {#m} other {#e}}';

it.each([
  ['No choice, no place', {}, 'No choice, no place'],
  ['{amount} to {merchant}', { noun: 'bill' }, '{amount} to {merchant}'],
  [PAID, { noun: 'dues' }, 'These dues for {payer} are paid'],
  [PAID, { noun: 'fee' }, 'This fee is paid'],
  ['“{button}” takes {amount}', { button: 'Pay {amount}' }, '“Pay {amount}” takes {amount}'],
  [SIGNS, { limit: 0 }, 'none'],
])('resolves %s', (message, known, text) => {
  expect(resolveMessage(message, known, 'en')).toBe(text);
});

it.each([
  [1, '1o'],
  [2, '2t'],
  [22, '22m'],
  [103, '103f'],
  [1100, '1,100e'],
])('counts %d by the rules of the language', (limit, text) => {
  expect(resolveMessage(SIGNS, { limit }, 'ar')).toBe(text);
});

it('isolates values in a sentence from right to left', () => {
  expect(resolveMessage('إلى {merchant}', {}, 'ar')).toBe('إلى \u2068{merchant}\u2069');
});

it('writes numbers with the digits that banks print', () => {
  expect(resolveMessage('{limit, plural, other {#}}', { limit: 22 }, 'ar')).toBe('22');
});

it.each(['{noun, select, dues {}}', '{amount, number}', '{open'])('throws on %s', (message) => {
  expect(() => resolveMessage(message, { noun: 'bill' }, 'en')).toThrow();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsAnswerSchema } from './list-bank-accounts.ts';

describe('accountsAnswerSchema', () => {
  it.each([
    ['Checking 123456789012', 'Checking …9012'],
    ['Checking 1234-5678-9012', 'Checking …9012'],
    ['Checking 1234 5678 9012', 'Checking …9012'],
    ['Checking 1234\u00a05678\u202f9012', 'Checking …9012'],
    ['Checking 1234.5678.9012 (joint)', 'Checking …9012 (joint)'],
    ['Checking 12/34/56', 'Checking …3456'],
    ['Checking 1234\u200b5678\u20609012', 'Checking …9012'],
    ['Checking 1 2 3 4 5', 'Checking …2345'],
    ['Checking 1234 - - - - - - - - - - - - 5', 'Checking …2345'],
    ['Checking ١٢٣٤-٥٦٧٨', 'Checking …٥٦٧٨'],
    ['Checking １２３４５６７８', 'Checking …５６７８'],
    ['Checking 𝟏𝟐𝟑𝟒𝟓𝟔', 'Checking …𝟑𝟒𝟓𝟔'],
    [
      'Checking 1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e3',
      /^Checking …2345/,
    ],
    ['Checking 1234x5678x9012', 'Checking …9012'],
    ['021000021/12345678', '…5678'],
    ['DE89 3704 0044 0532 0130 00', 'DE…3000'],
    ['Checking 1234', 'Checking 1234'],
    ['360 Checking 1234', '360 Checking 1234'],
    ['Savings at 1.25%', 'Savings at 1.25%'],
  ])('shows no more than the last digits of a number in a name: %s', (name, shown) => {
    expect(readNames({ name })).toEqual([
      shown instanceof RegExp ? expect.stringMatching(shown) : shown,
    ]);
    expect(readNames({ official_name: name })).toEqual(readNames({ name }));
  });

  it('never shows five digits with no more than a letter between them', () => {
    const piece = fc.oneof(
      fc.constantFrom('1', '٢', '３', '𝟒', ' ', '-', '.', '\u00a0'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const [name = ''] = readNames({ name: pieces.join('') });
        for (const part of name.split(/\p{L}[^\p{N}]*\p{L}|…/u)) {
          expect([...part.matchAll(/\p{N}/gu)].length).toBeLessThan(5);
        }
      }),
    );
  });

  it('cuts a mask between its characters', () => {
    const [account] = read({ name: 'Checking', mask: '𝟏𝟐𝟑𝟒𝟓𝟔' });
    expect(account?.mask).toBe('𝟑𝟒𝟓𝟔');
  });
});

function readNames(account: object): string[] {
  return read(account).map(({ name }) => name);
}

function read(account: object) {
  const data = { account_id: 'a', type: 'depository', subtype: 'checking', ...account };
  return accountsAnswerSchema.parse({ achAccounts: [data] });
}

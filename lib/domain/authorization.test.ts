import { describe, expect, it } from 'vitest';
import { authorization } from '#lib/messages/testing/words.ts';
import { describeAccount, renderAuthorization } from './authorization.ts';
import { getAuthorizationVersion } from './authorization-terms.ts';

const VALUES = {
  merchant: 'Blue Ridge Dental',
  amount: '$125.00',
  account: 'Checking ••1234',
  nameOnAccount: 'Jane Doe',
  debitDate: 'October 2, 2026',
  authorizedOn: 'September 30, 2026',
  contact: 'call (555) 010-2040',
};

describe('renderAuthorization', () => {
  it.each([
    ['says expressly that it authorizes an ACH debit', /authorize .* by an ACH debit/],
    ['is for one single entry', /one single payment of exactly \$125\.00/],
    ['names the amount and the account', /take \$125\.00 from your bank account Checking ••1234/],
    ['names the payer', /you, Jane Doe, authorize Blue Ridge Dental/],
    ['says when', /on or after October 2, 2026/],
    ['allows a credit to correct errors', /authorize a credit .* to correct an error/],
    ['says how and until when to revoke', /revoke .* until .* call \(555\) 010-2040 before then/],
    ['bears its date', /is dated September 30, 2026/],
    ['tells of the copy', /print or save a copy/],
  ])('%s', (_what, words) => {
    expect(renderAuthorization(authorization.template, VALUES)).toMatch(words);
  });

  it('parts paragraphs by one blank line and leaves no place unfilled', () => {
    const text = renderAuthorization(authorization.template, VALUES);
    expect(text.split('\n\n')).toHaveLength(4);
    expect(text).not.toMatch(/[{}]|\n{3}|undefined/);
  });

  it('lets no value add a paragraph, fill a place of its own or turn the direction', () => {
    const merchant = 'Evil\n\nYou agree to {amount} a week\u202e';
    const text = renderAuthorization('For {merchant}.', { ...VALUES, merchant });
    expect(text).toBe('For Evil You agree to {amount} a week.');
  });

  it('keeps a part apart that stands from left to right in a sentence of the other direction', () => {
    const contact = 'اتصل بالرقم \u2068(555) 010-2040\u2069';
    const text = renderAuthorization('{contact}.', {
      ...VALUES,
      contact: `\u2068${contact}\u202e`,
    });
    expect(text).toBe(`${contact}.`);
  });

  it('keeps the spaces that hold a figure and its currency together', () => {
    const amount = '12\u202f500,00\u00a0$';
    expect(renderAuthorization('{amount}', { ...VALUES, amount })).toBe(amount);
  });

  it('refuses a template with a place that has no value', () => {
    expect(() => renderAuthorization('{whatever}', VALUES)).toThrow('whatever');
  });
});

describe('getAuthorizationVersion', () => {
  const TERMS = {
    template: 'Text',
    merchant: 'Blue Ridge Dental',
    contact: '(555) 010-2040',
    authorizedOn: '2026-09-30',
  };

  it('begins with the language, whatever the region', () => {
    const american = getAuthorizationVersion(TERMS, 'en-US');
    expect(american).toMatch(/^en-[0-9a-f]{32}$/);
    expect(getAuthorizationVersion(TERMS, 'en')).toBe(american);
    expect(getAuthorizationVersion(TERMS, 'es')).toBe(american.replace('en-', 'es-'));
  });

  it.each(['template', 'merchant', 'contact', 'authorizedOn'] as const)(
    'changes with the %s',
    (part) => {
      const changed = { ...TERMS, [part]: `${TERMS[part]} ` };
      expect(getAuthorizationVersion(changed, 'en')).not.toBe(getAuthorizationVersion(TERMS, 'en'));
    },
  );

  it('tells the parts from each other', () => {
    const moved = { ...TERMS, merchant: 'Blue Ridge', contact: 'Dental(555) 010-2040' };
    const other = { ...TERMS, merchant: 'Blue RidgeDental', contact: '(555) 010-2040' };
    expect(getAuthorizationVersion(moved, 'en')).not.toBe(getAuthorizationVersion(other, 'en'));
  });
});

describe('describeAccount', () => {
  it.each([
    ['Plaid Gold', '1234', 'checking', 'Checking ••1234'],
    ['Plaid Gold', '1234', 'savings', 'Savings ••1234'],
    ['Cash Plus', '12', 'other', 'Cash Plus ••12'],
    ['Everyday account', undefined, 'checking', 'Everyday account'],
    ['Everyday account', ' ', 'savings', 'Everyday account'],
    ['  ', undefined, 'checking', 'Checking'],
    ['Rent', '1234', 'limitedPurposeChecking', 'Limited purpose checking ••1234'],
    ['', undefined, 'limitedPurposeChecking', 'Limited purpose checking'],
    ['  ', undefined, 'other', 'Bank account'],
    ['', '1234', 'other', 'Bank account ••1234'],
  ] as const)('%j, %j, %s is %j', (name, mask, subtype, label) => {
    const account = { name, subtype, ...(mask !== undefined && { mask }) };
    expect(describeAccount(account, authorization.accounts)).toBe(label);
  });
});

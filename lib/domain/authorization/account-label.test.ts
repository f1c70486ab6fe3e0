import { describe, expect, it } from 'vitest';
import { authorization } from '#lib/messages/testing/words.ts';
import { describeAccount } from './account-label.ts';

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

import { describe, expect, it } from 'vitest';
import type { BankAccount } from '#lib/domain/payment.ts';
import { authorization, bankPayment } from '#lib/messages/testing/words.ts';
import { labelAccounts } from './describe-accounts.ts';

const label = (...accounts: BankAccount[]) =>
  labelAccounts(accounts, authorization.accounts, bankPayment.accounts.sameName);

describe('labelAccounts', () => {
  it('gives name, type and last digits', () => {
    expect(label({ id: 'a', name: 'Everyday', mask: '1234', subtype: 'checking' })).toEqual([
      { id: 'a', name: 'Everyday', detail: 'Checking ••1234' },
    ]);
  });

  it('makes up nothing where the mask is missing', () => {
    expect(label({ id: 'a', name: 'Everyday', subtype: 'savings' })).toEqual([
      { id: 'a', name: 'Everyday', detail: 'Savings' },
    ]);
    expect(label({ id: 'a', name: 'Cash', subtype: 'other' })).toEqual([{ id: 'a', name: 'Cash' }]);
  });

  it('tells accounts apart that share a name by their digits', () => {
    const rows = label(
      { id: 'a', name: 'Everyday', mask: '1234', subtype: 'checking' },
      { id: 'b', name: 'Everyday', mask: '5678', subtype: 'checking' },
    );
    expect(rows.map(({ name }) => name)).toEqual(['Everyday', 'Everyday']);
  });

  it('counts accounts that would read alike', () => {
    const rows = label(
      { id: 'a', name: 'Everyday', subtype: 'checking' },
      { id: 'b', name: 'Everyday', subtype: 'checking' },
    );
    expect(rows).toEqual([
      { id: 'a', name: 'Everyday', detail: 'Checking, 1 of 2 with this name' },
      { id: 'b', name: 'Everyday', detail: 'Checking, 2 of 2 with this name' },
    ]);
  });

  it('counts them by their name where there is nothing else', () => {
    const rows = label(
      { id: 'a', name: 'Cash', subtype: 'other' },
      { id: 'b', name: 'Cash', subtype: 'other' },
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'Cash, 1 of 2 with this name',
      'Cash, 2 of 2 with this name',
    ]);
  });
});

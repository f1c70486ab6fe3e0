import { describe, expect, it } from 'vitest';
import { getMessages } from '#lib/messages/get-messages.ts';
import { getAuthorizationTerms } from './authorization-terms.ts';
import { namePayee } from './name-payee.ts';

const MERCHANT = { name: 'Blue Ridge Dental', phone: '5550102040', addressLines: [] };

describe('getAuthorizationTerms', () => {
  const before = getAuthorizationTerms(MERCHANT, getMessages());

  it.each([
    ['the name', { name: 'Blue Ridge Dental LLC' }],
    ['the legal name', { legalName: 'Blue Ridge Dental LLC' }],
    ['the contact', { phone: '5550102041' }],
  ])('has another version once %s is another one', (_what, change) => {
    const after = getAuthorizationTerms({ ...MERCHANT, ...change }, getMessages());
    expect(after.version).not.toBe(before.version);
  });

  it('has another version once the button says something else', () => {
    const after = getAuthorizationTerms(MERCHANT, getMessages({ action: 'donate' }));
    expect(after.version).not.toBe(before.version);
  });

  it('does not mind what the authorization does not say', () => {
    const moved = { ...MERCHANT, addressLines: ['2 Pier'], site: 'https://a.example' };
    expect(getAuthorizationTerms(moved, getMessages())).toEqual(before);
  });
});

describe('namePayee', () => {
  it.each([
    [{ ...MERCHANT, legalName: 'BRD LLC' }, 'BRD LLC', '(555) 010-2040'],
    [{ name: 'BRD', email: 'a@b.example', addressLines: [] }, 'BRD', 'a@b.example'],
    [{ name: 'BRD', site: 'https://b.example', addressLines: [] }, 'BRD', 'https://b.example'],
    [{ addressLines: [] }, 'the sender', 'the sender'],
  ])('names %j', (merchant, name, contact) => {
    expect(namePayee(merchant, 'the sender')).toEqual({ merchant: name, contact });
  });
});

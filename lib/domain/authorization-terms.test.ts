import { describe, expect, it, test } from 'vitest';
import { getAuthorizationWords, getMessages } from '#lib/messages/get-messages.ts';
import {
  getAuthorizationTerms,
  getRevocation,
  nameContact,
  namePayee,
} from './authorization-terms.ts';

const MERCHANT = { name: 'Blue Ridge Dental', phone: '5550102040', addressLines: [] };

const NOW = new Date('2026-10-01T04:59:59.999Z');

describe('getAuthorizationTerms', () => {
  it('stands, in another language, for the translation and the English together', () => {
    const { original, version, contact } = getAuthorizationTerms(
      MERCHANT,
      getAuthorizationWords({ language: 'es' }),
      NOW,
    );
    expect(version).toMatch(/^es-[0-9a-f]{32}\+en-[0-9a-f]{32}$/);
    expect(contact).toBe('llame al (555) 010-2040');
    expect(original).toMatchObject({ contact: 'call (555) 010-2040', isOpen: true });
    expect(original?.template).toMatch(/^By choosing "Autorizar y pagar", you, /);
  });

  const before = getAuthorizationTerms(MERCHANT, getAuthorizationWords(), NOW);

  it.each([
    ['the name', { name: 'Blue Ridge Dental LLC' }],
    ['the legal name', { legalName: 'Blue Ridge Dental LLC' }],
    ['the contact', { phone: '5550102041' }],
  ])('has another version once %s is another one', (_what, change) => {
    const after = getAuthorizationTerms({ ...MERCHANT, ...change }, getAuthorizationWords(), NOW);
    expect(after.version).not.toBe(before.version);
  });

  it('has another version once the button says something else', () => {
    const after = getAuthorizationTerms(MERCHANT, getAuthorizationWords({ action: 'donate' }), NOW);
    expect(after.version).not.toBe(before.version);
  });

  it('bears the date of US/Central, and has another version from midnight there', () => {
    expect(before.authorizedOn).toBe('2026-09-30');
    const sameDay = getAuthorizationTerms(
      MERCHANT,
      getAuthorizationWords(),
      new Date('2026-09-30T05:00:00Z'),
    );
    expect(sameDay).toEqual(before);
    const nextDay = getAuthorizationTerms(
      MERCHANT,
      getAuthorizationWords(),
      new Date('2026-10-01T05:00:00Z'),
    );
    expect(nextDay.authorizedOn).toBe('2026-10-01');
    expect(nextDay.version).not.toBe(before.version);
  });

  it('does not mind what the authorization does not say', () => {
    const moved = { ...MERCHANT, addressLines: ['2 Pier'], site: 'https://a.example' };
    expect(getAuthorizationTerms(moved, getAuthorizationWords(), NOW)).toEqual(before);
  });
});

describe('namePayee', () => {
  it.each([
    [{ ...MERCHANT, legalName: 'BRD LLC' }, 'BRD LLC', 'call (555) 010-2040'],
    [{ name: 'BRD', email: 'a@b.example', addressLines: [] }, 'BRD', 'write to a@b.example'],
    [
      { name: 'BRD', site: 'https://b.example', addressLines: [] },
      'BRD',
      'go to https://b.example',
    ],
    [{ addressLines: [] }, 'the sender', 'contact the sender'],
  ])('names %j', (merchant, name, contact) => {
    const payee = namePayee(merchant, 'the sender');
    expect(payee).toBe(name);
    expect(nameContact(merchant, payee, getMessages().authorization.contacts)).toBe(contact);
  });
});

test.each([
  ['confirming', 'open'],
  ['processing', 'open'],
  ['unknownStatus', 'open'],
  ['error', 'open'],
  ['sentToBank', 'sent'],
  ['completed', 'sent'],
  ['settled', 'sent'],
  ['returned', 'spent'],
  ['declined', 'spent'],
  ['cancelled', 'spent'],
] as const)('says of a payment that is %s that its authorization is %s', (state, revocation) => {
  expect(getRevocation(state)).toBe(revocation);
});

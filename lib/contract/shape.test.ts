import { expect, it } from 'vitest';
import { paymentAnswerSchema } from './answers.ts';
import { bankConnectionSchema, linkTokensInFlightSchema } from './bank-connection.ts';

const ACCOUNT = { id: 'a', name: 'Checking', mask: '0000', subtype: 'checking' };
const CONNECTION = {
  bankName: 'Harbor Bank',
  accounts: [ACCOUNT],
  authorizationVersion: 'v1',
  debitDate: '2026-11-30',
};
const TOKEN = { linkToken: 'link-sandbox-1', expiration: '2026-11-30T12:00:00Z' };

it('reads a connected bank, without what nobody asked for', () => {
  const body = { ...CONNECTION, balance: 1, accounts: [{ ...ACCOUNT, number: '1' }] };
  expect(bankConnectionSchema.safeParse(body).data).toEqual(CONNECTION);
});

it('forgives a bank without a name, and takes a new kind of account for another one', () => {
  const { bankName, ...bare } = CONNECTION;
  const account = { id: 'a', name: 'Cash', mask: 1, subtype: 'new' };
  expect(bankConnectionSchema.parse({ ...bare, bankName: 7, accounts: [account] })).toEqual({
    ...bare,
    accounts: [{ id: 'a', name: 'Cash', subtype: 'other' }],
  });
});

it.each([
  undefined,
  null,
  'text',
  [],
  { ...CONNECTION, accounts: {} },
  { ...CONNECTION, accounts: [{ ...ACCOUNT, id: 1 }] },
  { ...CONNECTION, debitDate: '2026-13-01' },
  { ...CONNECTION, debitDate: '2026-11-30T12:00:00Z' },
  Object.create(CONNECTION),
])('takes %j for no connected bank', (body) => {
  expect(bankConnectionSchema.safeParse(body)).toEqual({ success: false });
  expect(() => bankConnectionSchema.parse(body)).toThrow(TypeError);
});

it('reads link tokens of this tab and of others', () => {
  expect(linkTokensInFlightSchema.parse(TOKEN)).toEqual({ ...TOKEN, tab: '', others: [] });
  const others = [{ ...TOKEN, tab: 'b2' }];
  expect(linkTokensInFlightSchema.parse({ ...TOKEN, tab: 'a1', others }).others).toEqual(others);
  for (const wrong of [{ expiration: 'soon' }, { tab: 'A!' }, { others: [{ tab: 'b2' }] }]) {
    expect(linkTokensInFlightSchema.safeParse({ ...TOKEN, ...wrong }).success).toBe(false);
  }
});

it('reads no outcome of a payment that it does not know', () => {
  expect(paymentAnswerSchema.parse({ outcome: 'accepted' })).toEqual({ outcome: 'accepted' });
  expect(paymentAnswerSchema.safeParse({ outcome: 'paid' }).success).toBe(false);
});

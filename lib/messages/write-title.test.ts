import { describe, expect, it } from 'vitest';
import { getMessages } from './get-messages.ts';
import { writeStateTitle, writeTitle } from './write-title.ts';

describe('writeTitle', () => {
  it.each([
    [['Pay this bill', '$5.00', 'Gym', 'Gym'], 'Pay this bill · $5.00 · Gym'],
    [['Pay this bill', '$5.00', undefined, undefined], 'Pay this bill · $5.00'],
    [['Pay this bill', '$5.00', 'Gym', 'Platform'], 'Pay this bill · $5.00 · Gym · Platform'],
    [['Closed', ''], 'Closed'],
  ])('puts %j together', (parts, title) => {
    expect(writeTitle(parts, ' · ')).toBe(title);
  });
});

const messages = getMessages();
const money = { amountInCents: 12_500, currency: 'USD' };
const TITLE = { title: 'Pay {amount} to {merchant}', name: 'Harbor', locale: 'en-US', messages };

it('names the state of a bill, the amount, the merchant and the brand', () => {
  const payment = { money, merchant: { name: 'Gym', addressLines: [] } };
  expect(writeStateTitle({ ...TITLE, payment })).toBe(
    'Pay $125.00 to Gym · $125.00 · Gym · Harbor',
  );
});

it('has words for a merchant without a name', () => {
  const payment = { money, merchant: { addressLines: [] } };
  expect(writeStateTitle({ ...TITLE, payment, name: undefined })).toBe(
    'Pay $125.00 to the sender of this bill · $125.00',
  );
});

import { describe, expect, it, test } from 'vitest';
import { getMessages } from '#lib/messages/get-messages.ts';
import { checkSettings } from '../files/check-settings.ts';
import { getWording } from '../view/get-speech.ts';

function findProblems(texts: Record<string, unknown>): string[] {
  const result = checkSettings({ name: 'Larkhaven', texts });
  return result.ok ? [] : result.failure.map(({ where, what }) => `${where}: ${what}`);
}

describe('the label of the button that pays', () => {
  it.each([
    'Authorize and pay {amount}',
    'Authorize my gift of {amount}',
    'Authorise payment: {amount}',
    'Authorize {amount} to renew my membership',
  ])('may be %s', (payButton) => {
    expect(findProblems({ en: { payButton } })).toEqual([]);
  });

  it.each([
    ['Authorize and pay', 'must name the amount once'],
    ['Authorize and pay {amount}, {amount}', 'must name the amount once'],
    ['Authorize and pay $5.00 of {amount}', 'holds a number or a place in braces'],
    ['Authorize and pay {amount} to {merchant}', 'holds a number or a place in braces'],
    ['Pay {amount}', 'must begin with "Authorize"'],
    ['Authorizes payment of {amount}', 'must begin with "Authorize"'],
    ['Authorize {amount}', 'must say that money is paid'],
    ['Authorize refund payment of {amount}', 'says the opposite'],
    ['Authorize but don’t pay {amount}', 'says the opposite'],
    [
      'Authorize and pay {amount} for something that goes on and on',
      'has 60 characters; at most 48 fit',
    ],
    ['Authorize\nand pay {amount}', 'must stand on one line'],
  ])('may not be %s', (payButton, fault) => {
    expect(findProblems({ en: { payButton } }).join()).toContain(`texts.en.payButton: ${fault}`);
  });
});

describe('the label of the button that leads to the bank', () => {
  it.each(['Connect my bank', 'Pay by bank', 'Continue to your bank'])('may be %s', (label) => {
    expect(findProblems({ en: { connectButton: label } })).toEqual([]);
  });

  it.each([
    ['Continue', 'must say "bank"'],
    ['Pay {amount} by bank', 'names an amount'],
    ['Pay $125.00 by bank', 'holds a number'],
    ['Authorize my bank', 'promises a payment'],
    ['Pay now from your bank', 'promises a payment'],
    ['Connect your bank for free', 'says the opposite'],
    ['Connect the bank that you use every day', 'has 39 characters; at most 32 fit'],
  ])('may not be %s', (connectButton, fault) => {
    expect(findProblems({ en: { connectButton } }).join()).toContain(fault);
  });
});

test('labels in a language that the page does not speak are told, not dropped', () => {
  expect(findProblems({ es: { payButton: 'Authorize and pay {amount}' } })).toEqual([
    expect.stringContaining('texts.es.payButton: would not show'),
  ]);
});

test('a label stands on its button, and the authorization quotes it', () => {
  const texts = {
    en: { connectButton: 'Pay by bank', payButton: 'Authorize my gift of {amount}' },
  };
  const { bankPayment, authorization } = getMessages(getWording({ texts }));
  expect(bankPayment.connect.button).toBe('Pay by bank');
  expect(bankPayment.review.pay).toBe('Authorize my gift of {amount}');
  expect(authorization.template).toMatch(/^By choosing "Authorize my gift of \{amount\}", you, /);
});

test('the labels of one brand do not reach another', () => {
  const texts = { en: { payButton: 'Authorize my gift of {amount}' } };
  expect(getMessages(getWording({ texts })).bankPayment.review.pay).toBe(texts.en.payButton);
  expect(getMessages(getWording({})).bankPayment.review.pay).toBe('Authorize and pay {amount}');
});

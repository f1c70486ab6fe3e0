import { describe, expect, it } from 'vitest';
import { findLeaks } from './leaks.ts';

const LINK = 'k3J9-x_8Qw7Lm2Zp5Tt1';
const SECRETS = [
  { kind: 'the link', value: LINK },
  { kind: 'an account number', value: '000123456789' },
];

describe('findLeaks', () => {
  it('hears nothing in an ordinary answer', () => {
    const heard = [{ where: 'the bill', text: '<p>Checking ••6789, $125.00</p>' }];
    expect(findLeaks(heard, SECRETS)).toEqual([]);
  });

  it('tells which secret was heard where', () => {
    const heard = [
      { where: 'the bill', text: `<a href="/payment/${LINK}">` },
      { where: 'the log', text: '{"account":"000123456789"}' },
    ];
    expect(findLeaks(heard, SECRETS)).toEqual([
      'the link in the bill',
      'an account number in the log',
    ]);
  });

  it('tells two secrets apart that begin alike', () => {
    const alike = { kind: 'another account number', value: '000123456780' };
    const heard = [{ where: 'the log', text: 'of 000123456780' }];
    expect(findLeaks(heard, [...SECRETS, alike])).toEqual(['another account number in the log']);
  });

  it('does not take what it cannot look for', () => {
    expect(() => findLeaks([], [{ kind: 'a PIN', value: '1234' }])).toThrow('a PIN');
  });

  it('hears a part of a JWT', () => {
    const jwt = {
      kind: 'a JWT',
      value: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIGJpbGwifQ.c2lnbmF0dXJlX29m',
    };
    const heard = [{ where: 'the page', text: 'claims=eyJzdWIiOiJhIGJpbGwifQ' }];
    expect(findLeaks(heard, [jwt])).toEqual(['a JWT in the page']);
  });

  it.each(['', 'x', 'xy', 'xyz'])('hears a secret in base64 after "%s"', (before) => {
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = Buffer.from(`${before}${LINK} and more`).toString(encoding);
      expect(findLeaks([{ where: 'a cookie', text }], SECRETS)).toEqual(['the link in a cookie']);
    }
  });
});

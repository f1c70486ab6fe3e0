import { describe, expect, it } from 'vitest';
import { sayName } from './payment.ts';

describe('the name that is said', () => {
  it.each(['Blue Ridge Dental', 'x'.repeat(140), '😀'.repeat(140), ''])('is %j whole', (name) => {
    expect(sayName(name)).toBe(name);
  });

  it('ends between words where it would be too long', () => {
    expect(sayName('The Cooperative of Family Orthodontists '.repeat(50))).toBe(
      'The Cooperative of Family Orthodontists The Cooperative of Family Orthodontists The Cooperative of Family Orthodontists The Cooperative of…',
    );
  });

  it('cuts one word without end, and no character in two', () => {
    expect(sayName('😀'.repeat(2000))).toBe(`${'😀'.repeat(140)}…`);
  });
});

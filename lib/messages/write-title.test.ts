import { describe, expect, it } from 'vitest';
import { writeTitle } from './write-title.ts';

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

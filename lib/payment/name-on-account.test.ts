import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkName, normalizeName, prefillName } from './name-on-account.ts';

describe('checkName', () => {
  it.each([
    ['Jane Doe', 'ok'],
    ['  Jane   Doe ', 'ok'],
    ["Mary-Ann O'Neill", 'ok'],
    ['José Núñez', 'ok'],
    ['J', 'ok'],
    ['A'.repeat(22), 'ok'],
    [`${'A'.repeat(11)}    ${'B'.repeat(10)}`, 'ok'],
    ['é'.normalize('NFD').repeat(22), 'ok'],
    ['A'.repeat(23), 'tooLong'],
    ['', 'empty'],
    [' \t\n ', 'empty'],
    ['\u200b\u00ad', 'empty'],
    ['Jane <b>', 'badCharacter'],
    ['Jane > Doe', 'badCharacter'],
    ['Jane\u0000Doe', 'badCharacter'],
    ['Jane\u0007', 'badCharacter'],
    ['Jane \ud800', 'badCharacter'],
  ])('%j is %s', (name, check) => {
    expect(checkName(name)).toBe(check);
  });
});

describe('normalizeName', () => {
  it('collapses every kind of space and drops invisible marks', () => {
    expect(normalizeName('\ufeff Jane\u00a0\u2003 Doe\u202e\n')).toBe('Jane Doe');
  });
});

describe('prefillName', () => {
  it.each([
    ['Doe John', 'Doe John'],
    [' Jane  Doe ', 'Jane Doe'],
    ['Maximiliana Featherstonehaugh', 'Maximiliana'],
    ['Blue Ridge Dental Partners LLC', 'Blue Ridge Dental'],
    ['Smith, Johnson & Sons Holding', 'Smith, Johnson & Sons'],
    ['Smith, Johnson and & Sonsons', 'Smith, Johnson and'],
    ['Featherstonehaughcholmondeley', ''],
    ['Jane <Doe>', ''],
    ['', ''],
    [undefined, ''],
  ])('begins %j as %j', (payerName, name) => {
    expect(prefillName(payerName)).toBe(name);
  });

  it('never begins with a name that could not be sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (payerName) => {
        const name = prefillName(payerName);
        expect(name === '' || checkName(name) === 'ok').toBe(true);
        expect(normalizeName(name)).toBe(name);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkName, isRewritten, normalizeName, prefillName } from './name-on-account.ts';

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
    ['Zoë O’Brien-Núñez', 'ok'],
    ['ß'.repeat(11), 'ok'],
    ['ß'.repeat(12), 'tooLong'],
    ['Анна Иванова', 'otherScript'],
    ['山田太郎', 'otherScript'],
    ['Jane Doe ١', 'otherScript'],
    ['می\u200cشود', 'otherScript'],
    ['Анна <b>', 'otherScript'],
    ['Jane ❤', 'badCharacter'],
    ['👩\u200d👩\u200d👧', 'badCharacter'],
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

describe('isRewritten', () => {
  it.each([
    ['Jane Doe', false],
    [' Jane  Doe\u00a0', false],
    ['Zoë', true],
    ['O’Brien', true],
    ['Ja\u200dne', true],
    ['Анна', false],
    ['Zoë <b>', false],
    ['', false],
  ])('tells of %j: %j', (name, isTold) => {
    expect(isRewritten(name)).toBe(isTold);
  });
});

describe('prefillName', () => {
  it.each([
    ['Doe John', { name: 'Doe John' }],
    [' Jane  Doe ', { name: 'Jane Doe' }],
    ['Zoë O’Brien-Núñez', { name: "Zoe O'Brien-Nunez" }],
    ['A'.repeat(22), { name: 'A'.repeat(22) }],
    ['A'.repeat(23), { name: '', gap: 'tooLong' }],
    ['Maximiliana Featherstonehaugh-Cholmondeley', { name: '', gap: 'tooLong' }],
    ['Blue Ridge Dental Partners LLC', { name: '', gap: 'tooLong' }],
    ['Анна Иванова', { name: '', gap: 'otherScript' }],
    ['Анна Ивановна Константинопольская', { name: '', gap: 'otherScript' }],
    ['Jane <Doe>', { name: '', gap: 'badCharacter' }],
    ['\u200d', { name: '' }],
    ['', { name: '' }],
    [undefined, { name: '' }],
  ])('begins %j as %j', (payerName, prefill) => {
    expect(prefillName(payerName)).toEqual(prefill);
  });

  it('begins with the whole name as it is sent, or with none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (payerName) => {
        const { name } = prefillName(payerName);
        expect(['', normalizeName(payerName)]).toContain(name);
        expect(name === '' || checkName(name) === 'ok').toBe(true);
        expect(name).toMatch(/^[ -~]{0,22}$/);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { getInitials } from './letterhead.tsx';

describe('getInitials', () => {
  it.each([
    ['Blue Ridge Dental', 'BR'],
    ['City of Larkhaven', 'CL'],
    ['averill', 'A'],
    ['“The” Shop', 'TS'],
    ['🍕 Pizza & Pasta', 'PP'],
    ['e´clair', 'E'],
    ['Élan Vital', 'ÉV'],
    ['e\u0301lan vital', 'E\u0301V'],
    ['3M Company', '3C'],
    ['Søren-Åse', 'SÅ'],
    ['Привет мир', 'ПМ'],
    ['مستشفى النور', 'م'],
    ['בית חולים', 'ב'],
    ['東京電力', '東'],
    ['हिन्दी सेवा', 'हिसे'],
    ['नि:शुल्क', 'नि'],
    ['🦊🦊', ''],
    ['', ''],
    ['— –', ''],
  ])('gives for %j %j', (name, initials) => {
    expect(getInitials(name)).toBe(initials);
  });
});

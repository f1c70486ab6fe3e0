import { globSync, readFileSync } from 'node:fs';
import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PALETTES } from './built-in-palettes.ts';
import { PAIRS } from './pairs.ts';

/** What the contrast table vouches for, by what a utility draws with the colour. */
const VOUCHED: Readonly<Record<string, readonly string[]>> = {
  bg: ['ground', 'paper', 'soft', 'accent', 'accent-strong', 'hairline'],
  text: ['text', 'quiet', 'link', 'good', 'attention', 'waiting', 'on-accent', 'control'],
  border: ['hairline', 'control', 'edge', 'edge-strong', 'attention'],
  decoration: ['control'],
  accent: ['link'],
  outline: ['focus'],
};

const ROLES = Object.keys(BUILT_IN_PALETTES.light).map((role) =>
  role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
);

describe('the contrast table', () => {
  it('covers every colour that a screen of the customer draws with', () => {
    const root = new URL('../../../..', import.meta.url).pathname;
    const files = globSync('{components,app}/**/*.tsx', { cwd: root });
    const screens = files.filter((file) => !file.includes('brand-preview'));
    expect(screens.length).toBeGreaterThan(30);
    const unknown = screens.flatMap((file) =>
      listUses(readFileSync(`${root}${file}`, 'utf8'))
        .filter(({ prefix, role }) => !VOUCHED[prefix]?.includes(role))
        .map(({ prefix, role }) => `${file}: ${prefix}-${role}`),
    );
    expect(unknown).toEqual([]);
  });

  it('asks 4.5 for text and 3 for the rest, on every surface', () => {
    const needs = (role: string) =>
      PAIRS.filter(({ foreground }) => foreground === role).map(({ needed }) => needed);
    for (const role of ['text', 'quiet', 'link', 'good', 'attention', 'waiting']) {
      expect(needs(role)).toEqual([4.5, 4.5, 4.5]);
    }
    for (const role of ['control', 'edge', 'edgeStrong', 'focus']) {
      expect(needs(role)).toEqual([3, 3, 3]);
    }
    expect(needs('onAccent')).toEqual([4.5, 4.5]);
  });
});

describe('our own look', () => {
  it.each(Object.entries(BUILT_IN_PALETTES))(
    'has 7 for text, links and the main button (%s)',
    (_, palette) => {
      const read = PAIRS.filter(({ foreground }) =>
        ['text', 'link', 'onAccent'].includes(foreground),
      );
      expect(read).toHaveLength(8);
      for (const { foreground, background } of read) {
        const ratio = wcagContrast(palette[foreground], palette[background]);
        expect(ratio, `${foreground} on ${background}`).toBeGreaterThanOrEqual(7);
      }
    },
  );
});

function listUses(source: string) {
  const pattern = new RegExp(
    `(?<![a-z-])(bg|text|border|decoration|accent|outline|fill|stroke|ring|caret|divide|placeholder)-(${ROLES.join('|')})(?![a-z-])`,
    'g',
  );
  return Array.from(source.matchAll(pattern), ([, prefix = '', role = '']) => ({ prefix, role }));
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAULT_KINDS } from './fault.ts';
import { SCENARIOS } from './scenarios.ts';
import { switchesSchema } from './switches.ts';

const guide = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');

describe('docs/sandbox.md', () => {
  it.each(SCENARIOS)('has the scenario $name', ({ name, amountInCents, summary }) => {
    expect(guide).toContain(`| $${(amountInCents / 100).toFixed(2)} | \`${name}\` | ${summary} |`);
  });

  it('has no amount twice', () => {
    const amounts = SCENARIOS.map(({ amountInCents }) => amountInCents);
    expect(new Set(amounts).size).toBe(amounts.length);
  });

  it.each(Object.keys(switchesSchema.shape))('has the switch %s', (name) => {
    expect(guide).toContain(`\`${name}\``);
  });

  it.each(FAULT_KINDS)('has the fault %s', (kind) => {
    expect(guide).toContain(`| \`${kind}\` |`);
  });
});

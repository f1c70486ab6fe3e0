import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '#e2e/qa/command/checks.ts';
import { expect as matchers } from '#e2e/qa/matchers.ts';
import { KIT_VERSION } from '#e2e/qa/pack/kit-manifest.ts';
import { PAGE_STATES } from '#e2e/qa/page-states.ts';
import { FAULT_KINDS } from '#e2e/sandbox/fault.ts';
import { NAMED_MOMENTS } from '#e2e/sandbox/named-moments.ts';
import { USER_NAMES } from '#e2e/sandbox/plaid/personas.ts';
import { SCENARIOS } from '#e2e/sandbox/scenarios.ts';
import { switchesSchema } from '#e2e/sandbox/switches.ts';
import { createTryBillRequest } from '#e2e/sandbox/try-link.ts';
import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import { PAYMENT_STATES } from '#lib/domain/states.ts';
import { readDocument, readRows, resolvePath } from './read-document.ts';

const guide = readDocument('docs/qa.md');

/** What stands in backquotes in a section, or between two texts. */
function listNames(from: string, to = '\n#'): string[] {
  const section = guide.split(from)[1]?.split(to)[0] ?? '';
  return [...section.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
}

function listFirstCells(from: string): string[] {
  const section = guide.split(from)[1]?.split('\n#')[0] ?? '';
  return readRows(section)
    .slice(2)
    .map(([cell = '']) => cell.replaceAll('`', ''));
}

describe('docs/qa.md', () => {
  it('has every scenario, with its amount and its link, and no other', () => {
    const section = guide.split('## Bills for every case')[1]?.split('\n#')[0] ?? '';
    expect(readRows(section).slice(2)).toEqual(
      SCENARIOS.map(({ name, amountInCents, summary }) => [
        `\`${name}\``,
        `$${(amountInCents / 100).toFixed(2)}`,
        `\`/payment/try-${name}\``,
        summary,
      ]),
    );
  });

  it('names links that work', () => {
    const links = listNames('## Bills for every case').filter((name) => /try-\w/.test(name));
    expect(links).toHaveLength(SCENARIOS.length + PAYMENT_STATUSES.length);
    for (const link of links) {
      expect(createTryBillRequest(link.replace('/payment/', '')), link).toBeDefined();
    }
  });

  it('has every login, and no other', () => {
    expect(listFirstCells('### Logins at the bank')).toEqual([
      ...USER_NAMES,
      'user_status_<status>',
    ]);
  });

  it('has every fault and every switch, and no other', () => {
    const isOf = (names: readonly string[]) => (name: string) => names.includes(name);
    const faults = listNames('[what each does]', '\n');
    expect(faults.toSorted()).toEqual(FAULT_KINDS.toSorted());
    const switches = Object.keys(switchesSchema.shape);
    const named = listNames('[their positions]', '\n');
    expect(named.filter(isOf(switches)).toSorted()).toEqual(switches.toSorted());
    expect(named).toHaveLength(switches.length);
  });

  it('has every moment to which the clock can go, and no other', () => {
    expect(listNames('[what else there is]', '. It moves')).toEqual(NAMED_MOMENTS);
  });

  it('has every state of a bill, as the page and the kit know them', () => {
    const states = Object.keys(PAYMENT_STATES).toSorted();
    expect(PAGE_STATES.toSorted()).toEqual(states);
    expect(listNames('use these names:').toSorted()).toEqual(states);
  });

  it('has every fixture, option and matcher of the kit', () => {
    const source = readFileSync(resolvePath('e2e/qa/test.ts'), 'utf8');
    const list = (type: string) => {
      const members = source.split(`export type ${type} = {`)[1]?.split('\n};')[0] ?? '';
      return [...members.matchAll(/^ {2}readonly (\w+):/gm)].flatMap(([, name]) => name ?? []);
    };
    expect(listFirstCells('### Fixtures').toSorted()).toEqual(list('QaFixtures').toSorted());
    expect(listFirstCells('### Options').toSorted()).toEqual(list('QaOptions').toSorted());
    for (const name of listFirstCells('### Matchers')) expect(matchers(1)).toHaveProperty(name);
  });

  it('lists what a deployed page is checked for', () => {
    const section = guide.split('What is checked:')[1]?.split('\n#')[0] ?? '';
    const items = [...section.matchAll(/^- (.+)$/gm)].map(([, item]) => item);
    expect(items).toEqual(CHECKS.map(({ title }) => title));
  });

  it('promises the version that is packed', () => {
    expect(guide).toContain(`a version of its own, ${KIT_VERSION},`);
    expect(readDocument('docs/qa/example/package.json')).toContain(`-${KIT_VERSION}.tgz`);
  });
});

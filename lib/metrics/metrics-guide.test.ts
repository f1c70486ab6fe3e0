import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { createMetrics } from './create-metrics.ts';
import { PAYMENT_OUTCOMES } from './meters.ts';

const GUIDE = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');

function readFirstCells(pattern: RegExp): (string | undefined)[] {
  return [...GUIDE.matchAll(pattern)].map(([, cell]) => cell);
}

test('the guide has every metric of ours, and no other', () => {
  const { listNames } = createMetrics({
    ledger: { kind: 'sqlite', folder: tmpdir() },
    build: '',
    countWork: () => 0,
    listBrandsNotInOrder: () => [],
  });
  const ours = listNames().filter((name) => name.startsWith('payment_page_'));
  expect(readFirstCells(/^\| `(payment_page_\w+)`/gm).sort()).toEqual([...ours].sort());
  for (const name of readFirstCells(/`((?:process|nodejs)_\w+)`/g)) {
    expect(listNames()).toContain(name);
  }
});

test('the guide has every outcome of a payment', () => {
  const section = GUIDE.split('## Outcomes of payments')[1]?.split('\n## ')[0] ?? '';
  const told = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(told).toEqual([...PAYMENT_OUTCOMES]);
});

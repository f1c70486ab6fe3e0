import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createMetrics } from '#lib/metrics/create-metrics.ts';
import { readRules } from './read-rules.ts';

const DOCS = resolve(import.meta.dirname, '../../../docs');
const RUNBOOK = readFileSync(resolve(DOCS, 'runbook.md'), 'utf8');

/** Of Prometheus itself. */
const ITS_OWN = new Set(['up', 'ALERTS']);

const panelSchema = z.object({
  title: z.string(),
  targets: z.array(z.object({ expr: z.string() })).default([]),
});
const dashboardSchema = z.object({ panels: z.array(panelSchema) });

function readPanels() {
  const text = readFileSync(resolve(DOCS, 'deploy/dashboard.json'), 'utf8');
  return dashboardSchema.parse(JSON.parse(text)).panels;
}

const { listNames } = createMetrics({
  ledger: { kind: 'sqlite', folder: tmpdir() },
  build: '',
  countWork: () => 0,
  listBrandsNotInOrder: () => [],
});
const known = new Set(listNames());

function listUnknown(expression: string): string[] {
  const used = expression.match(/\b(payment_page|process|nodejs)_\w+|\bup\b/g) ?? [];
  expect(used, expression).not.toEqual([]);
  const base = (name: string) => name.replace(/_(bucket|count|sum)$/, '');
  return used.filter((name) => !known.has(name) && !known.has(base(name)) && !ITS_OWN.has(name));
}

it.each(readRules())('$alert asks for metrics that there are', ({ expr }) => {
  expect(listUnknown(expr)).toEqual([]);
});

it('the dashboard asks for metrics that there are', () => {
  const targets = readPanels().flatMap((panel) => panel.targets);
  expect(targets.length).toBeGreaterThan(20);
  expect(targets.flatMap(({ expr }) => listUnknown(expr))).toEqual([]);
});

it('every metric of ours is asked for by the dashboard', () => {
  const text = JSON.stringify(readPanels());
  const ours = [...known].filter((name) => name.startsWith('payment_page_'));
  expect(ours.filter((name) => !text.includes(name))).toEqual([]);
});

it('every alert has its entry in the runbook, and the runbook no other', () => {
  const names = readRules().map(({ alert }) => alert);
  expect([...RUNBOOK.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(names);
});

it.each(readRules())('$alert leads to its entry, which says all that it has to', (rule) => {
  expect(rule.annotations.runbook).toBe(`docs/runbook.md#${rule.alert.toLowerCase()}`);
  const entry = RUNBOOK.split(`## ${rule.alert}\n`)[1]?.split(/^## /m)[0] ?? '';
  for (const part of ['**Customers**', '**Look at**']) expect(entry).toContain(part);
  expect(entry).toMatch(/\*\*[Dd]o\*\*/);
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const RULES_FILE = resolve(import.meta.dirname, '../../../docs/deploy/alerts.yml');

const ruleSchema = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string(), runbook: z.string() }),
});
const rulesSchema = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(ruleSchema) })),
});

/** The alerts that the project ships. */
export function readRules() {
  const { groups } = rulesSchema.parse(parse(readFileSync(RULES_FILE, 'utf8')));
  return groups.flatMap(({ rules }) => rules);
}

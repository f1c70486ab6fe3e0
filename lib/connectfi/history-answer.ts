import { z } from 'zod';
import type { StatusChange } from '#lib/payment/payment.ts';
import { parseInstant } from './optional-members.ts';
import { statusSchema } from './status-answer.ts';

const changeSchema = z.record(z.string(), z.unknown());

/**
 * `statusChangeHistory`, whose items are shown nowhere (U22): a `status` and some `dts…` moment are
 * enough; an item without them is left out. The earliest comes first.
 */
export const historySchema = z
  .array(z.unknown())
  .catch([])
  .transform((given): readonly StatusChange[] =>
    given.flatMap(readChange).sort((one, other) => one.at.localeCompare(other.at)),
  );

function readChange(item: unknown): StatusChange[] {
  const { data } = changeSchema.safeParse(item);
  if (!data) return [];
  const status = statusSchema.parse(data.status);
  const [at] = Object.entries(data).flatMap(([name, value]) =>
    name.startsWith('dts') ? (parseInstant(value) ?? []) : [],
  );
  return status === 'missing' || status === 'unknown' || !at ? [] : [{ status, at }];
}

import { z } from 'zod';
import { PAYMENT_STATUSES, type ReportedStatus } from '#lib/domain/payment.ts';

/** Any status but an explicit one of the twelve is `unknown`; none at all is `missing`. */
export const statusSchema = z.unknown().optional().transform(parseStatus);

function parseStatus(value: unknown): ReportedStatus {
  if (value === undefined || value === null) return 'missing';
  return PAYMENT_STATUSES.find((status) => status === value) ?? 'unknown';
}

import type { z } from 'zod';
import type { Bill } from './bill.ts';
import type { billChangeSchema } from './bill-request.ts';
import type { Ids } from './ids.ts';

/** Changes what the request names, and nothing else. */
export function changeBill(
  bill: Bill,
  change: z.output<typeof billChangeSchema>,
  { ids, now }: { ids: Ids; now: number },
): void {
  const { expiresInSeconds, attachments, merchant, usePlaid, ...plain } = change;
  Object.assign(bill, plain);
  Object.assign(bill.merchant, merchant, usePlaid === undefined ? {} : { usePlaid });
  if (expiresInSeconds !== undefined) bill.expiresAt = now + expiresInSeconds * 1000;
  if (attachments) {
    bill.attachments = attachments.map((attachment) => ({
      ...attachment,
      invoiceId: ids.entityId(),
      createdAt: now,
    }));
  }
  bill.updatedAt = now;
}

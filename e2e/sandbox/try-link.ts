import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import type { BillRequest } from './bill-request.ts';
import { findScenario } from './scenarios.ts';

const TRY_LINK = /^try-([0-9A-Za-z]+)(-[0-9A-Za-z_-]+)?$/;

/**
 * A link `try-<status>` or `try-<scenario>`, with any suffix after a further hyphen, needs no
 * preparation: the bill is made when somebody opens it.
 */
export function createTryBillRequest(link: string): BillRequest | undefined {
  const name = TRY_LINK.exec(link)?.[1]?.toLowerCase();
  if (name === undefined || link.length < 8) return undefined;
  const status = PAYMENT_STATUSES.find((known) => known.toLowerCase() === name);
  if (status) return { link, status };
  const scenario = findScenario({ name });
  return scenario && { link, scenario: scenario.name };
}

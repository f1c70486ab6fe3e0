import { PAYMENT_STATUSES } from '#lib/domain/payment.ts';
import type { BillRequest } from './bill-request.ts';
import { findScenario, SCENARIOS } from './scenarios.ts';

/** The examples have 65 and 66 characters (connectfi-api C1); the page takes up to this many. */
export const LONGEST_LINK = 256;

const BEGINNING = 'try-';
const TRY_LINK = /^try-([0-9A-Za-z]+)(-[0-9A-Za-z_-]+)?$/;

/**
 * A link `try-<status>` or `try-<scenario>`, with any suffix after a further hyphen, needs no
 * preparation: the bill is made when somebody opens it.
 */
export function createTryBillRequest(link: string): BillRequest | undefined {
  const name = TRY_LINK.exec(link)?.[1]?.toLowerCase();
  if (name === undefined || link.length < 8 || link.length > LONGEST_LINK) return undefined;
  const status = PAYMENT_STATUSES.find((known) => known.toLowerCase() === name);
  if (status) return { link, status };
  const scenario = findScenario({ name });
  return scenario && { link, scenario: scenario.name };
}

/** Whether opening it makes a bill, where there is none of it yet. */
export function isTryLink(link: string): boolean {
  return createTryBillRequest(link) !== undefined;
}

/** For a link that looks like one of these and makes no bill: which ones there are. */
export function explainTryLink(link: string): string | undefined {
  if (!link.toLowerCase().startsWith(BEGINNING) || isTryLink(link)) return undefined;
  const names = [...PAYMENT_STATUSES, ...SCENARIOS.map(({ name }) => name)];
  const links = names.map((name) => `${BEGINNING}${name}`).join(', ');
  return `No bill is made by the link "${link}". There are ${links}, each also with a suffix after a hyphen.`;
}

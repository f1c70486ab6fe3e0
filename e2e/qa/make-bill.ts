import type { BillRequest, CreatedBill, PaymentStatus } from './control-types.ts';
import type { SandboxClient } from './sandbox-client.ts';

/** The name of a scenario of the sandbox, or of a status in which the bill is to begin. */
export type BillName = string;

const STATUSES: readonly PaymentStatus[] = [
  'Initiated',
  'Sent',
  'Cancelled',
  'Rejected',
  'Error',
  'Expired',
  'Processing',
  'SentToPay',
  'Completed',
  'Settled',
  'Returned',
  'Declined',
];

/**
 * Makes a bill at the sandbox: by the name of a scenario (`returnR01`), by that of a status (`Settled`), or by the
 * fields that differ from the usual ones; the fields can also follow a name. Throws on a name that the sandbox does
 * not know, and says which ones it knows.
 */
export async function makeBill(
  sandbox: SandboxClient,
  what: BillName | BillRequest = {},
  fields: BillRequest = {},
): Promise<CreatedBill> {
  if (typeof what !== 'string') return await sandbox.createBill({ ...what, ...fields });
  const name = what.toLowerCase();
  const status = STATUSES.find((each) => each.toLowerCase() === name);
  if (status) return await sandbox.createBill({ status, ...fields });
  const names = (await sandbox.listScenarios()).map((scenario) => scenario.name);
  const scenario = names.find((each) => each.toLowerCase() === name);
  if (scenario) return await sandbox.createBill({ scenario, ...fields });
  throw new RangeError(
    `The sandbox has no bill called "${what}". Scenarios: ${names.join(', ')}. Statuses: ${STATUSES.join(', ')}.`,
  );
}

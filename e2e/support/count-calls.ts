import type { CreatedBill } from '#e2e/qa/control-types.ts';
import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import type { Operation } from '#e2e/sandbox/operations.ts';

/** How often connectFi has received an operation for a bill. */
export async function countCalls(
  sandbox: SandboxClient,
  bill: CreatedBill,
  operation: Operation,
): Promise<number> {
  const calls = await sandbox.listCalls(bill.link);
  return calls.filter((call) => call.operation === operation).length;
}

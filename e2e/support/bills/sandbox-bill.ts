import { expect } from '@playwright/test';
import type {
  BillChange,
  BillRequest,
  CreatedBill,
  FaultRequest,
  Operation,
  PaymentStatus,
  SwitchesPatch,
} from '#e2e/qa/control-types.ts';
import type { SandboxClient, StatusOptions } from '#e2e/qa/sandbox-client.ts';

/** A bill at the sandbox, with all that a journey does to it there or asks of it. */
export type SandboxBill = ReturnType<typeof toSandboxBill>;

export async function createBill(
  sandbox: SandboxClient,
  request: BillRequest = {},
): Promise<SandboxBill> {
  return toSandboxBill(sandbox, await sandbox.createBill(request));
}

export function toSandboxBill(sandbox: SandboxClient, bill: CreatedBill) {
  const { link } = bill;
  const listCalls = () => sandbox.listCalls(link);
  const listOperations = async () => (await listCalls()).map(({ operation }) => operation);
  return {
    ...bill,
    read: () => sandbox.readBill(link),
    update: (change: BillChange) => sandbox.updateBill(link, change),
    setStatus: (status: PaymentStatus, options?: StatusOptions) =>
      sandbox.setStatus(link, status, options),
    advanceClock: (inSeconds: number) => sandbox.advanceClock(link, inSeconds),
    injectFault: (fault: FaultRequest) => sandbox.injectFault(link, fault),
    clearFaults: () => sandbox.clearFaults(link),
    setSwitches: (switches: SwitchesPatch) => sandbox.setSwitches(link, switches),
    expireSessions: () => sandbox.expireSessions(link),
    finishLink: sandbox.finishLink,
    /** Of its first attachment. */
    readInvoiceId: async () => (await sandbox.readBill(link)).attachments[0]?.invoiceId ?? '',
    listCalls,
    listOperations,
    /** How often connectFi has received an operation for the bill. */
    countCalls: async (operation: Operation) =>
      (await listOperations()).filter((received) => received === operation).length,
    /** Every C4 that connectFi has received for it, and how many of them moved money. */
    countPayments: async () => {
      const { attempts } = await sandbox.readBill(link);
      const accepted = attempts.filter(({ isAccepted }) => isAccepted).length;
      return { received: attempts.length, accepted };
    },
    /** Waits until connectFi has received a call, answered or not. */
    waitForCall: (operation: Operation) => expect.poll(listOperations).toContain(operation),
  };
}

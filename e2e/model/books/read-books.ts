import { z } from 'zod';
import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import type { StagedBill } from '../schedule/staged-bill.ts';
import type { BillBooks, LedgerLine, PayCall, Truth } from './books.ts';

type BillView = Awaited<ReturnType<SandboxClient['readBill']>>;

const payBodySchema = z.object({ individualName: z.string() });

/** The three books of a bill, as they are now. */
export async function readBooks(
  { plan, created, party, moves }: StagedBill,
  ledger: readonly LedgerLine[],
  sandbox: SandboxClient,
): Promise<BillBooks> {
  const { cFiTransactionId: transactionId } = created;
  const view = await sandbox.readBill(transactionId);
  return {
    bill: plan.name,
    transactionId,
    diary: party.diary.lines,
    ledger: ledger.filter((line) => line.transactionId === transactionId),
    truth: { ...readTruth(view), moves },
  };
}

function readTruth({ amount, attempts, status }: BillView): Omit<Truth, 'moves'> {
  return {
    amountInCents: Math.round(amount * 100),
    payCalls: attempts.map(toPayCall),
    finalStatus: status,
  };
}

function toPayCall({ at, isAccepted, reason, body }: BillView['attempts'][number]): PayCall {
  const name = payBodySchema.safeParse(body).data?.individualName ?? 'nobody';
  return { atInMs: Date.parse(at), name, isAccepted, reason };
}

import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import type { PaymentStatus } from '#lib/domain/payment.ts';
import type { Turn } from './schedule.ts';
import type { StagedBill } from './staged-bill.ts';

const DAYS_UNTIL_SETTLED_IN_SECONDS = 4 * 24 * 60 * 60;

/** Lets a bill take a turn at connectFi. False where it cannot. */
export async function takeTurn(
  deed: Turn['deed'],
  bill: StagedBill,
  sandbox: SandboxClient,
): Promise<boolean> {
  switch (deed) {
    case 'endSessions':
      await sandbox.expireSessions(bill.created.cFiTransactionId);
      return true;
    case 'cancel':
      return moveStatus(bill, 'Cancelled', sandbox);
    case 'expire':
      return moveStatus(bill, 'Expired', sandbox);
    case 'payElsewhere':
      return moveStatus(bill, 'Processing', sandbox, { isPayment: true });
    case 'passDays':
      return passDays(bill, sandbox);
    default:
      return deed satisfies never;
  }
}

/** Only where connectFi itself could: a bill that was paid does not expire. */
async function moveStatus(
  { created, moves }: StagedBill,
  status: PaymentStatus,
  sandbox: SandboxClient,
  { isPayment = false } = {},
): Promise<boolean> {
  const atInMs = Date.now();
  const { allowedStatuses } = await sandbox.readBill(created.cFiTransactionId);
  if (!allowedStatuses.includes(status)) return false;
  await sandbox.setStatus(created.cFiTransactionId, status);
  moves.push({ atInMs, doneAtInMs: Date.now(), status, isPayment });
  return true;
}

/** The bank does its work: a payment settles or comes back. JWTs grow old as well. */
async function passDays({ created, moves }: StagedBill, sandbox: SandboxClient): Promise<boolean> {
  const atInMs = Date.now();
  const before = await sandbox.readBill(created.cFiTransactionId);
  const { status } = await sandbox.advanceClock(
    created.cFiTransactionId,
    DAYS_UNTIL_SETTLED_IN_SECONDS,
  );
  if (status !== before.status) moves.push({ atInMs, doneAtInMs: Date.now(), status });
  return true;
}

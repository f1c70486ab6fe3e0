import { setTimeout as wait } from 'node:timers/promises';
import type { PaymentStatus } from '#lib/payment/payment.ts';
import type { World } from '../world/start-world.ts';
import type { Disturbance } from './schedule.ts';
import type { StagedBill } from './staged-bill.ts';

const DAYS_UNTIL_SETTLED_IN_SECONDS = 4 * 24 * 60 * 60;

/** Lets a disturbance happen. False where there was nothing to disturb. */
export async function disturb(
  disturbance: Disturbance,
  world: World,
  bills: readonly StagedBill[],
): Promise<boolean> {
  switch (disturbance.kind) {
    case 'kill':
      return killAndRestart(world, disturbance.instance);
    case 'crashStore':
      await world.store.crash?.();
      return world.store.crash !== undefined;
    case 'unreachable':
      return makeUnreachable(world, disturbance.forInMs);
    case 'skewClock':
      return skewClock(world, disturbance.instance, disturbance.byInMs);
    case 'endSessions':
      return endSessions(world, bills[disturbance.bill]);
    case 'moveStatus':
      return moveStatus(world, bills[disturbance.bill], disturbance.to);
    case 'passDays':
      return passDays(world, bills[disturbance.bill]);
    default:
      return disturbance satisfies never;
  }
}

/** In the middle of whatever it does. Not while it is still starting after the last time. */
export async function killAndRestart(world: World, index: number): Promise<boolean> {
  const instance = world.instances[index];
  if (!instance?.isUp) return false;
  await instance.kill();
  await instance.start();
  return true;
}

async function makeUnreachable({ proxy }: World, forInMs: number): Promise<boolean> {
  proxy.shut();
  await wait(forInMs);
  await proxy.open();
  return true;
}

async function skewClock({ instances, time }: World, index: number, byInMs: number) {
  const instance = instances[index];
  if (instance) time.skew(instance, byInMs);
  return instance !== undefined;
}

async function endSessions({ sandbox }: World, bill: StagedBill | undefined): Promise<boolean> {
  if (bill) await sandbox.expireSessions(bill.created.cFiTransactionId);
  return bill !== undefined;
}

/** Only where connectFi itself could: a bill that was paid does not expire. */
async function moveStatus(
  { sandbox }: World,
  bill: StagedBill | undefined,
  to: PaymentStatus,
): Promise<boolean> {
  if (!bill) return false;
  const atInMs = Date.now();
  const { cFiTransactionId: id } = bill.created;
  const isMoved = await sandbox.setStatus(id, to, { isStrict: true }).then(
    () => true,
    () => false,
  );
  if (isMoved) bill.moves.push({ atInMs, status: to });
  return isMoved;
}

/** The bank does its work: a payment settles or comes back. JWTs grow old as well. */
async function passDays({ sandbox }: World, bill: StagedBill | undefined): Promise<boolean> {
  if (!bill) return false;
  const atInMs = Date.now();
  const { cFiTransactionId: id } = bill.created;
  const before = await sandbox.readBill(id);
  const after = await sandbox.advanceClock(id, DAYS_UNTIL_SETTLED_IN_SECONDS);
  if (after.status !== before.status) bill.moves.push({ atInMs, status: after.status });
  return true;
}

import { chooseFault } from '#e2e/sandbox/fault-proxy/choose-fault.ts';
import type { ProxiedCall } from '#e2e/sandbox/fault-proxy/proxied-call.ts';
import type { Dice } from '#e2e/support/dice.ts';
import { inParallel } from '#e2e/support/in-parallel.ts';
import { SETTINGS } from '../settings.ts';
import type { World } from '../world/start-world.ts';
import { disturb, killAndRestart } from './disturb.ts';
import type { Act, DisturbanceKind, Schedule } from './schedule.ts';
import type { StagedBill } from './staged-bill.ts';

export type Stage = {
  readonly world: World;
  readonly schedule: Schedule;
  readonly bills: readonly StagedBill[];
  readonly dice: Dice;
  /** Is told of everything that has happened to the world. */
  readonly onDisturbance: (kind: DisturbanceKind) => void;
};

/** How many pay calls end with the death of the app that made them. */
const CHANCE_OF_DEATH = 0.02;

/**
 * Lets the customers of all bills have their way, through all that the schedule has in store. When it is
 * over nothing is on its way any more, at whatever place.
 */
export async function playAct(act: Act, stage: Stage): Promise<void> {
  const { world, bills } = stage;
  const accidents = new Set<Promise<void>>();
  const happen = (kind: DisturbanceKind, deed: Promise<boolean>) => {
    const accident = deed.then((hasHappened) => {
      accidents.delete(accident);
      if (hasHappened) stage.onDisturbance(kind);
    });
    accidents.add(accident);
  };
  followPlan(stage, happen);
  let begun = 0;
  await inParallel(SETTINGS.billsAtOnce, bills, async ({ party }) => {
    begun += 1;
    for (const planned of stage.schedule.disturbances) {
      if (planned.act !== act || planned.afterBills !== begun) continue;
      happen(planned.disturbance.kind, disturb(planned.disturbance, world, bills));
    }
    await party.play(act);
  });
  await Promise.all(accidents);
  await world.proxy.untilQuiet();
}

/** Each call meets its fault; now and then the app that makes a payment dies of it. */
function followPlan(
  { world, schedule, bills, dice }: Stage,
  happen: (kind: DisturbanceKind, deed: Promise<boolean>) => void,
): void {
  const names = nameBills(bills);
  const isDeadly = ({ billId = '', operation, ordinal }: ProxiedCall, moment: string) =>
    operation === 'C4' &&
    schedule.disturbances.some(({ disturbance }) => disturbance.kind === 'kill') &&
    dice.isLucky(CHANCE_OF_DEATH, 'death', names.get(billId) ?? billId, ordinal, moment);
  world.proxy.follow({
    chooseFault: ({ billId = '', operation, ordinal }) =>
      chooseFault(dice, schedule.weather, {
        operation,
        ordinal,
        bill: names.get(billId) ?? billId,
      }),
    onMoment: (call, moment) => {
      if (!isDeadly(call, moment)) return;
      const index = world.instances.findIndex(({ name }) => name === call.sender);
      happen('kill', killAndRestart(world, index));
    },
  });
}

/** Calls name a bill by its link or its transaction id, which differ from run to run. */
function nameBills(bills: readonly StagedBill[]): ReadonlyMap<string, string> {
  return new Map(
    bills.flatMap(({ plan, created }) => [
      [created.link, plan.name],
      [created.cFiTransactionId, plan.name],
    ]),
  );
}

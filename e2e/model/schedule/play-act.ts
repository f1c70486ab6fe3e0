import { chooseFault } from '#e2e/sandbox/fault-proxy/choose-fault.ts';
import type { CallMoment, ProxiedCall } from '#e2e/sandbox/fault-proxy/proxied-call.ts';
import type { Dice } from '#e2e/support/dice.ts';
import { inParallel } from '#e2e/support/in-parallel.ts';
import { SETTINGS } from '../settings.ts';
import type { World } from '../world/start-world.ts';
import { haveAccidents } from './accidents.ts';
import { disturb } from './disturb.ts';
import { Happenings } from './happenings.ts';
import type { Act, HappeningKind, Schedule } from './schedule.ts';
import type { StagedBill } from './staged-bill.ts';
import { takeTurn } from './take-turn.ts';

export type Stage = {
  readonly world: World;
  readonly schedule: Schedule;
  readonly bills: readonly StagedBill[];
  readonly dice: Dice;
  /** Is told of everything that has happened to the world or to a bill. */
  readonly onHappening: (kind: HappeningKind) => void;
};

/**
 * Lets the customers of all bills have their way, through all that the schedule has in store. When it is
 * over nothing is on its way any more, at whatever place.
 */
export async function playAct(act: Act, stage: Stage): Promise<void> {
  const { world, bills, schedule } = stage;
  const happenings = new Happenings(stage.onHappening);
  followPlan(stage, happenings);
  let begun = 0;
  await inParallel(SETTINGS.billsAtOnce, bills, async ({ party }) => {
    begun += 1;
    for (const planned of schedule.disturbances) {
      if (planned.act !== act || planned.afterBills !== begun) continue;
      void happenings.begin(planned.disturbance.kind, disturb(planned.disturbance, world));
    }
    await party.play(act);
  });
  await happenings.untilOver();
  await world.proxy.untilQuiet();
}

/** Each call meets its fault; a bill takes its turns; now and then the app that pays dies of it. */
function followPlan(stage: Stage, happenings: Happenings): void {
  const { world, schedule, dice } = stage;
  const bills = mapBills(stage.bills);
  const nameBill = ({ billId = '' }: { billId: string | undefined }) =>
    bills.get(billId)?.plan.name ?? billId;
  world.proxy.follow({
    chooseFault: (call) => chooseFault(dice, schedule.weather, { ...call, bill: nameBill(call) }),
    onMoment: async (call, moment) => {
      const bill = bills.get(call.billId ?? '');
      for (const { deed } of listTurns(bill, call, moment)) {
        if (bill) await happenings.begin(deed, takeTurn(deed, bill, world.sandbox));
      }
      haveAccidents({ ...call, bill: nameBill(call) }, moment, { world, dice, happenings });
    },
  });
}

function listTurns(bill: StagedBill | undefined, call: ProxiedCall, moment: CallMoment) {
  return (bill?.plan.turns ?? []).filter(
    (turn) =>
      turn.operation === call.operation && turn.ordinal === call.ordinal && turn.moment === moment,
  );
}

/** Calls name a bill by its link or its transaction id, which differ from run to run. */
function mapBills(bills: readonly StagedBill[]): ReadonlyMap<string, StagedBill> {
  return new Map(
    bills.flatMap((bill) => [
      [bill.created.link, bill],
      [bill.created.cFiTransactionId, bill],
    ]),
  );
}

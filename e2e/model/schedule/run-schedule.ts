import { NO_FAULT } from '#e2e/sandbox/fault-proxy/call-fault.ts';
import type { ProxiedCall } from '#e2e/sandbox/fault-proxy/proxied-call.ts';
import type { Dice } from '#e2e/support/dice.ts';
import { inParallel } from '#e2e/support/in-parallel.ts';
import type { BillBooks } from '../books/books.ts';
import { readBooks } from '../books/read-books.ts';
import type { LineFault } from '../customers/rough-line.ts';
import { SETTINGS } from '../settings.ts';
import type { World } from '../world/start-world.ts';
import { playAct, type Stage } from './play-act.ts';
import { ACTS, type HappeningKind, type Schedule } from './schedule.ts';
import { type StagedBill, stageBill } from './staged-bill.ts';

/** What a schedule has left behind. */
export type PlayedSchedule = {
  readonly index: number;
  readonly books: readonly BillBooks[];
  readonly calls: readonly ProxiedCall[];
  readonly happenings: readonly HappeningKind[];
  readonly lineFaults: readonly LineFault[];
};

/** Later than everything that was on its way when an act ended. */
const PAST_THE_WINDOW_IN_MS = SETTINGS.settlingInMs + 1_000;

/** Plays one schedule from the first mail to the last look, and reads the books of all its bills. */
export async function runSchedule(
  world: World,
  schedule: Schedule,
  seed: Dice,
): Promise<PlayedSchedule> {
  const dice = seed.under('played', schedule.index);
  const happenings: HappeningKind[] = [];
  await world.sandbox.reset();
  await world.sandbox.setGlobalSwitches({ acceptDuplicates: true });
  const bills = await Promise.all(schedule.bills.map((plan) => stageBill(plan, world, dice)));
  const onHappening = (kind: HappeningKind) => void happenings.push(kind);
  const stage: Stage = { world, schedule, bills, dice, onHappening };
  for (const act of ACTS) {
    await playAct(act, stage);
    world.time.travel(PAST_THE_WINDOW_IN_MS);
  }
  world.proxy.follow({ chooseFault: () => NO_FAULT });
  await lookAtLast(world, bills);
  const ids = bills.map(({ created }) => created.cFiTransactionId);
  const ledger = await world.store.readBook(ids);
  const books = await Promise.all(bills.map((bill) => readBooks(bill, ledger, world.sandbox)));
  return {
    index: schedule.index,
    books,
    calls: world.proxy.takeCalls(),
    happenings,
    lineFaults: bills.flatMap(({ party }) => party.lineFaults),
  };
}

/** Each app counts the settling window from its own first sight of an attempt, so one look may not do. */
const LAST_ROUNDS = 6;

async function lookAtLast(world: World, bills: readonly StagedBill[]): Promise<void> {
  let left = [...bills];
  for (let round = 1; round <= LAST_ROUNDS && left.length > 0; round += 1) {
    const waiting: StagedBill[] = [];
    await inParallel(SETTINGS.billsAtOnce, left, async (bill) => {
      if (!(await bill.party.lookAtLast())) waiting.push(bill);
    });
    left = waiting;
    if (left.length > 0) world.time.travel(PAST_THE_WINDOW_IN_MS);
  }
  await Promise.all(bills.map(({ party }) => party.close()));
}

import { createDice } from '#e2e/support/dice.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { Leg, ModelOptions } from './model-options.ts';
import { explain } from './report/explain.ts';
import { judgeSchedule } from './report/judge-schedule.ts';
import { say } from './report/say.ts';
import { Tally } from './report/tally.ts';
import { writeTable } from './report/write-table.ts';
import { planSchedule } from './schedule/plan-schedule.ts';
import { runSchedule } from './schedule/run-schedule.ts';
import { startWorld, type World } from './world/start-world.ts';

export type PlayedLeg = { readonly tally: Tally; readonly isGood: boolean };

/** Plays schedules over one store until all payments are made or something is broken. */
export async function playLeg(
  leg: Leg,
  options: ModelOptions,
  { from }: { readonly from: number },
): Promise<Result<PlayedLeg, string>> {
  const startedAtInMs = performance.now();
  const started = await startWorld(leg.store);
  if (!started.ok) return fail(started.failure);
  const world = started.value;
  const tally = new Tally();
  let isGood = true;
  try {
    for (const index of listSchedules(leg, options, from)) {
      if (isGood) isGood = await playSchedule({ world, leg, options, index, tally });
    }
  } finally {
    await world.stop();
  }
  const durationInSeconds = (performance.now() - startedAtInMs) / 1000;
  say(`\n${writeTable(tally, { ...nameWorld(world), seed: options.seed, durationInSeconds })}`);
  if (hasStoodStillTooOften(tally)) {
    say('The machine stood still too often: this run proves nothing.');
    isGood = false;
  }
  return succeed({ tally, isGood });
}

/** What is not judged is not proved, so no more than this share of the bills may go without. */
const MOST_UNJUDGED = 0.02;

function hasStoodStillTooOften({ bills, unjudgedBills }: Tally): boolean {
  return unjudgedBills > bills * MOST_UNJUDGED;
}

type Play = {
  readonly world: World;
  readonly leg: Leg;
  readonly options: ModelOptions;
  readonly index: number;
  readonly tally: Tally;
};

async function playSchedule({ world, leg, options, index, tally }: Play): Promise<boolean> {
  const startedAtInMs = performance.now();
  const seed = createDice(options.seed);
  const schedule = planSchedule(seed, index, {
    bills: options.billsPerSchedule,
    instances: world.instances.length,
    canStoreCrash: world.store.crash !== undefined,
  });
  const { books, calls, ...played } = await runSchedule(world, schedule, seed);
  const verdict = judgeSchedule(books);
  tally.add({ books, calls, ...played }, verdict);
  const deaths = world.instances.flatMap((instance) => instance.deaths);
  const isGood = verdict.breaches.length === 0 && deaths.length === 0;
  const seconds = ((performance.now() - startedAtInMs) / 1000).toFixed(1);
  const order = isGood ? 'all in order' : 'NOT in order';
  say(`Schedule ${index} over ${leg.store}: ${books.length} bills in ${seconds} s, ${order}.`);
  for (const death of deaths) say(death);
  if (isGood) return true;
  const toTrueTime = (appTime: string) => world.time.toTrueTime(appTime);
  explain({ breaches: verdict.breaches, calls, toTrueTime });
  const again = `--store ${leg.store} --seed ${options.seed} --only-schedule ${index}`;
  say(`\nTo see it again: npm run soak -- ${again}`);
  return false;
}

function listSchedules(
  { payments }: Leg,
  { billsPerSchedule, onlySchedule }: ModelOptions,
  from: number,
): number[] {
  if (onlySchedule !== undefined) return [onlySchedule];
  return Array.from({ length: Math.ceil(payments / billsPerSchedule) }, (_, count) => from + count);
}

function nameWorld({ store, instances, balancer }: World) {
  return { store: store.name, instances: instances.length, balancer: balancer.name };
}

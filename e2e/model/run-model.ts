import { createDice } from '#e2e/support/dice.ts';
import type { ModelOptions } from './model-options.ts';
import { explain } from './report/explain.ts';
import { judgeSchedule } from './report/judge-schedule.ts';
import { say } from './report/say.ts';
import { Tally } from './report/tally.ts';
import { writeCounts } from './report/write-counts.ts';
import { writeTable } from './report/write-table.ts';
import { planSchedule } from './schedule/plan-schedule.ts';
import { runSchedule } from './schedule/run-schedule.ts';
import { startWorld, type World } from './world/start-world.ts';

/** Plays schedules until all payments have been made or something is broken. Says whether all held. */
export async function runModel(options: ModelOptions): Promise<boolean> {
  const startedAtInMs = performance.now();
  const world = await startWorld();
  const tally = new Tally();
  let isGood = true;
  try {
    for (const index of listSchedules(options)) {
      if (isGood) isGood = await playSchedule({ world, options, index, tally });
    }
  } finally {
    await world.stop();
  }
  say('');
  say(writeTable(tally, nameRun(world, options, startedAtInMs)));
  if (options.countsPath) await writeCounts(options.countsPath, tally);
  return isGood;
}

type Play = {
  readonly world: World;
  readonly options: ModelOptions;
  readonly index: number;
  readonly tally: Tally;
};

async function playSchedule({ world, options, index, tally }: Play): Promise<boolean> {
  const startedAtInMs = performance.now();
  const seed = createDice(options.seed);
  const schedule = planSchedule(seed, index, {
    bills: options.billsPerSchedule,
    instances: world.instances.length,
    survivesKills: world.store.survivesKills,
    canCrash: world.store.crash !== undefined,
  });
  const played = await runSchedule(world, schedule, seed);
  const verdict = judgeSchedule(played.books);
  tally.add(played, verdict);
  const deaths = world.instances.flatMap((instance) => instance.deaths);
  const isGood = verdict.breaches.length === 0 && deaths.length === 0;
  const seconds = ((performance.now() - startedAtInMs) / 1000).toFixed(1);
  const order = isGood ? 'all in order' : 'NOT in order';
  say(`Schedule ${index}: ${played.books.length} bills in ${seconds} s, ${order}.`);
  for (const death of deaths) say(death);
  if (isGood) return true;
  const toTrueTime = (appTime: string) => world.time.toTrueTime(appTime);
  explain({ breaches: verdict.breaches, calls: played.calls, toTrueTime });
  say(`\nTo see it again: npm run soak -- --seed ${options.seed} --only-schedule ${index}`);
  return false;
}

function listSchedules({ payments, billsPerSchedule, onlySchedule }: ModelOptions): number[] {
  if (onlySchedule !== undefined) return [onlySchedule];
  return Array.from({ length: Math.ceil(payments / billsPerSchedule) }, (_, index) => index);
}

function nameRun(
  { store, instances, balancer }: World,
  { seed }: ModelOptions,
  startedAtInMs: number,
) {
  return {
    seed,
    store: store.name,
    instances: instances.length,
    balancer: balancer.name,
    durationInSeconds: (performance.now() - startedAtInMs) / 1000,
  };
}

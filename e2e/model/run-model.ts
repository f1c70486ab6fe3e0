import { createDice } from '#e2e/support/dice.ts';
import type { ModelOptions } from './model-options.ts';
import { describeBill } from './report/describe-bill.ts';
import { type Breach, judgeSchedule } from './report/judge-schedule.ts';
import { Tally } from './report/tally.ts';
import { writeTable } from './report/write-table.ts';
import { planSchedule } from './schedule/plan-schedule.ts';
import { type PlayedSchedule, runSchedule } from './schedule/run-schedule.ts';
import { startWorld, type World } from './world/start-world.ts';

/** Plays schedules until all payments have been made or an invariant is broken. Says whether all held. */
export async function runModel(options: ModelOptions): Promise<boolean> {
  const startedAtInMs = performance.now();
  const world = await startWorld();
  const tally = new Tally();
  let isGood = true;
  for (const index of listSchedules(options)) {
    if (!isGood) break;
    isGood = await playNext(world, options, index, tally);
  }
  await world.stop();
  const durationInSeconds = (performance.now() - startedAtInMs) / 1000;
  say('');
  say(writeTable(tally, { ...nameRun(world), seed: options.seed, durationInSeconds }));
  return isGood;
}

async function playNext(
  world: World,
  options: ModelOptions,
  index: number,
  tally: Tally,
): Promise<boolean> {
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
  say(
    `Schedule ${index}: ${played.books.length} bills in ${seconds} s, ${isGood ? 'all in order' : 'NOT in order'}.`,
  );
  for (const death of deaths) say(death);
  if (!isGood)
    explain(world, played, verdict.breaches, `--seed ${options.seed} --only-schedule ${index}`);
  return isGood;
}

/** The bill with the fewest lines says most. */
function explain(
  world: World,
  { calls }: PlayedSchedule,
  breaches: readonly Breach[],
  again: string,
): void {
  for (const { invariant, books, sentences } of breaches) {
    for (const sentence of sentences) say(`${invariant} is broken by ${books.bill}: ${sentence}.`);
  }
  const [shortest] = breaches.toSorted(
    (one, other) => one.books.diary.length - other.books.diary.length,
  );
  if (shortest) {
    const toTrueTime = (appTime: string) => world.time.toTrueTime(appTime);
    say(`\n${describeBill(shortest.books, { calls, toTrueTime })}`);
  }
  say(`\nTo see it again: npm run soak -- ${again}`);
}

function listSchedules({ payments, billsPerSchedule, onlySchedule }: ModelOptions): number[] {
  if (onlySchedule !== undefined) return [onlySchedule];
  return Array.from({ length: Math.ceil(payments / billsPerSchedule) }, (_, index) => index);
}

function nameRun({ store, instances, balancer }: World) {
  return { store: store.name, instances: instances.length, balancer: balancer.name };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

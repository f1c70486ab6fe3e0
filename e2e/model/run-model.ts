import type { Leg, ModelOptions } from './model-options.ts';
import { playLeg } from './play-leg.ts';
import { say } from './report/say.ts';
import { writeCounts } from './report/write-counts.ts';

/** Plays all legs, or as far as something is broken. Says whether all held. */
export async function runModel(options: ModelOptions): Promise<boolean> {
  let isGood = true;
  let schedules = 0;
  let broken = 0;
  for (const leg of options.legs) {
    if (!isGood) break;
    const played = await playLeg(leg, options, { from: countBefore(leg, options) });
    if (!played.ok) say(`Not over ${leg.store}: ${played.failure}`);
    if (!played.ok && !leg.isOptional) return false;
    if (!played.ok) continue;
    ({ isGood } = played.value);
    schedules += played.value.tally.schedules;
    broken += played.value.tally.broken;
  }
  if (options.countsPath) await writeCounts(options.countsPath, { schedules, broken });
  return isGood;
}

/** Schedules are numbered through all legs, so that no two of a run are the same. */
function countBefore(leg: Leg, { legs, billsPerSchedule }: ModelOptions): number {
  return legs
    .slice(0, legs.indexOf(leg))
    .reduce((sum, { payments }) => sum + Math.ceil(payments / billsPerSchedule), 0);
}

import type { LimitName, Limits } from '../limits.ts';

/** How many tokens a limit gives before it refuses. */
export async function exhaust(limits: Limits, name: LimitName, key: string): Promise<number> {
  let given = 0;
  while (!(await limits.take(name, key))) given += 1;
  return given;
}

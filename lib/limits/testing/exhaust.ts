import type { Limits } from '../limits.ts';
import type { LimitName } from '../limits-table.ts';

/** How many tokens a limit gives before it refuses. */
export async function exhaust(limits: Limits, name: LimitName, key: string): Promise<number> {
  let given = 0;
  while (!(await limits.take(name, key))) given += 1;
  return given;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Counts } from '#e2e/checks/counts.ts';
import { INVARIANTS } from '../invariants/invariants.ts';

/** Writes how many invariants held in how many schedules, for the summary of all checks. */
export async function writeCounts(
  path: string,
  { schedules, broken }: { readonly schedules: number; readonly broken: number },
): Promise<void> {
  const passed = schedules * INVARIANTS.length - broken;
  const counts: Counts = { passed, failed: broken, skipped: 0 };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(counts));
}

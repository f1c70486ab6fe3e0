import { readFileSync } from 'node:fs';

export type Cost = { readonly cpuInMs: number; readonly memoryInMb: number };

/** Of a tick of Linux's accounts, on every machine that Node runs on. */
const TICK_IN_MS = 10;

/** What a process has used so far, all its threads together. Zero where there is no `/proc`. */
export function readCost(pid: number): Cost {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const memory = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      cpuInMs: (Number(fields[11]) + Number(fields[12])) * TICK_IN_MS,
      memoryInMb: Number(memory) / 1024,
    };
  } catch {
    return { cpuInMs: 0, memoryInMb: 0 };
  }
}

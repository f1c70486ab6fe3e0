import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Asks a process to end, makes it end after `graceInMs`, and waits until it has. */
export async function stopProcess(child: ChildProcess, graceInMs = 5_000): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killing = setTimeout(() => child.kill('SIGKILL'), graceInMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(killing);
}

/** Ends a process at once, as a crash would, and waits until it has ended. */
export async function killProcess(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await ended;
}

/** Stops a process in its tracks, and lets it go on after a while. */
export async function freezeProcess(child: ChildProcess, forInMs: number): Promise<void> {
  child.kill('SIGSTOP');
  await wait(forInMs);
  child.kill('SIGCONT');
}

/** Takes a process along when this one ends, however it ends short of being killed itself. */
export function endWithThisProcess(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

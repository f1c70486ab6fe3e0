import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Account } from './server-account.ts';

/** Whether an account can read a folder, which every folder above it must allow as well. */
export async function canReach(folder: string, account: Account | undefined): Promise<boolean> {
  const test = ['-c', 'test -r "$1" && test -x "$1"', 'can-reach', folder];
  try {
    await promisify(execFile)('/bin/sh', test, { ...account, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

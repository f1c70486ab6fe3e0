import { type ChildProcess, spawn } from 'node:child_process';

export type FolderGuard = {
  /** Tells which process works in the folder; it must lead a group of its own. */
  watch(child: ChildProcess): void;
  /** Ends the watched process and removes the folder. */
  release(): Promise<void>;
};

/** `read` sees the end of the input when whoever writes it lets go, or has ended in whatever way. */
const SCRIPT = `
while read -r line; do group=$line; done
if [ -n "$group" ]; then
  kill -s QUIT -- "-$group"
  tries=0
  while kill -s 0 -- "-$group" && [ "$tries" -lt 200 ]; do
    sleep 0.05
    tries=$((tries + 1))
  done
  kill -s KILL -- "-$group"
fi
rm -rf -- "$1"
`;

/**
 * Removes a folder and ends the process that works in it when released, and when this process ends
 * without that, even killed: a small shell of its own sees to it.
 */
export function guardFolder(folder: string): FolderGuard {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'folder-guard', folder], {
    cwd: '/',
    detached: true, // Ctrl-C must not end it first
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.stdin.on('error', () => {}); // somebody ended the guard: nothing to tell it any more
  const ended = new Promise<void>((done) => guard.once('close', () => done()));
  return {
    watch: (child) => {
      guard.stdin.write(`${child.pid ?? ''}\n`);
      child.once('exit', () => guard.stdin.write('\n'));
    },
    release: () => {
      guard.stdin.end();
      return ended;
    },
  };
}

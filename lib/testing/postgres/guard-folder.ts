import { spawn } from 'node:child_process';

/** `read` sees the end of the input when anyone who holds it lets go, or has ended in whatever way. */
const GUARD = `
read -r line
pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
if [ -n "$pid" ]; then
  kill -s QUIT "$pid"
  tries=0
  while kill -s 0 "$pid" && [ "$tries" -lt 200 ]; do sleep 0.05; tries=$((tries + 1)); done
  kill -s KILL "$pid"
fi
rm -rf -- "$1"
`;

/**
 * Ends the server in a folder and removes the folder when the function that it gives is called, and when
 * this process ends without that, even killed: a small shell of its own sees to it.
 */
export function guardFolder(folder: string): () => Promise<void> {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'folder-guard', folder], {
    cwd: '/',
    detached: true, // Ctrl-C must not end it first
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.stdin.on('error', () => {}); // somebody ended the guard: nothing to tell it any more
  const ended = new Promise<void>((done) => guard.once('close', () => done()));
  return () => {
    guard.stdin.end();
    return ended;
  };
}

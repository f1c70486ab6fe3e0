import { hasEnded } from '../stop-process.ts';
import { type Program, type ServerHome, spawnProgram } from './spawn-program.ts';

/** How a server ends: in order, or at once as in a crash (PostgreSQL, "Shutting Down the Server"). */
const SIGNALS = { inOrder: 'SIGINT', atOnce: 'SIGQUIT' } as const;

export type RunningServer = {
  end(how: keyof typeof SIGNALS): Promise<void>;
};

/** Small, but as durable as in production. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=16MB',
  'max_wal_size=128MB',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  // As durable as syncing a thousand files one by one at the first start after a crash, and much quicker.
  ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
];

/** Runs a server on the data of a cluster and waits until it answers. */
export async function runServer(
  home: ServerHome,
  { data, port }: { readonly data: string; readonly port: number },
): Promise<RunningServer> {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const program = spawnProgram(home, 'postgres', ['-D', data, '-p', String(port), ...settings]);
  await waitUntilReady(program);
  return {
    end: (how) => {
      if (!hasEnded(program.child)) program.child.kill(SIGNALS[how]);
      return program.ended;
    },
  };
}

function waitUntilReady({ output, ended, lastWords }: Program): Promise<void> {
  return new Promise((ready, refuse) => {
    output.on('line', (line) => {
      if (line.includes('database system is ready to accept connections')) ready();
    });
    void ended.then(() => {
      refuse(new Error(`PostgreSQL ended before it was ready.\n${lastWords()}`));
    });
  });
}

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export type RedisStandIn = {
  readonly url: string;
  /** Answers nothing from now on, though it takes connections and commands. */
  pause(): void;
  /** Answers again, also what was asked meanwhile. */
  resume(): void;
  /** Goes on to take connections, and counts nothing any more, as a server that has no memory left. */
  refuseToCount(): void;
  countAgain(): void;
  /** How many it has taken since it began. */
  countConnections(): number;
  /** What it has counted, by key. */
  readonly counts: ReadonlyMap<string, number>;
  close(): Promise<void>;
};

/**
 * Speaks as much of Redis's protocol as the limits need to count, to be slow or away where no real one is
 * installed. Whatever is no count is answered with OK; no count ever expires.
 */
export async function startRedisStandIn(port = 0): Promise<RedisStandIn> {
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] | undefined;
  let isRefusing = false;
  let connections = 0;
  // A server that is stuck closes nothing either.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    connections += 1;
    const end = () => socket.end();
    socket.on('end', () => (waiting ? waiting.push(end) : end()));
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    const reading: Reading = { key: '' };
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const { commands, rest } = parseCommands(text);
      text = rest;
      for (const command of commands) {
        const answer = () =>
          socket.write(isRefusing ? refuse(command) : answerCommand(command, counts, reading));
        if (waiting) waiting.push(answer);
        else answer();
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The stand-in has no port.');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    counts,
    pause: () => {
      waiting ??= [];
    },
    resume: () => {
      for (const answer of waiting ?? []) answer();
      waiting = undefined;
    },
    countConnections: () => connections,
    refuseToCount: () => {
      isRefusing = true;
    },
    countAgain: () => {
      isRefusing = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The commands of a client are lists of texts: `*2 $3 GET $1 a`, in lines. */
function parseCommands(text: string): { commands: string[][]; rest: string } {
  const commands: string[][] = [];
  let rest = text;
  for (;;) {
    const head = /^\*(\d+)\r\n/.exec(rest);
    if (!head) return { commands, rest };
    const command: string[] = [];
    let at = head[0].length;
    for (let left = Number(head[1]); left > 0; left--) {
      const size = /^\$(\d+)\r\n/.exec(rest.slice(at));
      if (!size) return { commands, rest };
      at += size[0].length;
      if (rest.length < at + Number(size[1]) + 2) return { commands, rest };
      command.push(rest.slice(at, at + Number(size[1])));
      at += Number(size[1]) + 2;
    }
    commands.push(command);
    rest = rest.slice(at);
  }
}

const LIFE_IN_MS = 60_000;

/** Of a transaction the limits only ever ask this: the count of one key and how long it lives. */
type Reading = { key: string };

function refuse([name = '']: string[]): string {
  if (name.toLowerCase() === 'info') return LOADED;
  return "-OOM command not allowed when used memory > 'maxmemory'.\r\n";
}

const LOADED = '$9\r\nloading:0\r\n';

function answerCommand(
  [name = '', ...args]: string[],
  counts: Map<string, number>,
  reading: Reading,
): string {
  switch (name.toLowerCase()) {
    case 'eval':
    case 'evalsha': {
      const [, , key = '', points = ''] = args;
      const count = (counts.get(key) ?? 0) + Number(points);
      counts.set(key, count);
      return `*2\r\n:${count}\r\n:${LIFE_IN_MS}\r\n`;
    }
    case 'get':
      reading.key = args[0] ?? '';
      return '+QUEUED\r\n';
    case 'pttl':
      return '+QUEUED\r\n';
    case 'exec': {
      const count = counts.get(reading.key);
      const text = count === undefined ? '$-1' : `$${String(count).length}\r\n${count}`;
      return `*2\r\n${text}\r\n:${LIFE_IN_MS}\r\n`;
    }
    case 'info':
      return LOADED;
    default:
      return '+OK\r\n';
  }
}

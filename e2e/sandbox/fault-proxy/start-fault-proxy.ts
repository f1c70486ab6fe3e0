import { createServer } from 'node:http';
import { listen } from '#e2e/support/listen.ts';
import { createExchanges, type Exchanges } from './create-exchanges.ts';

export type FaultProxy = Pick<Exchanges, 'follow' | 'takeCalls' | 'untilQuiet'> & {
  readonly port: number;
  /** Refuses new connections, as if connectFi could not be reached; what is connected stays so. */
  shut(): void;
  open(): Promise<void>;
  close(): Promise<void>;
};

type ProxyOptions = {
  /** Where to listen; 0 for any free port. */
  readonly port: number;
  /** Of connectFi on this machine. */
  readonly connectfiPort: number;
};

/** Longer than any pause of the app, whose connections shall be lost only by plan. */
const KEEP_ALIVE_IN_MS = 120_000;

/**
 * Stands between the app and connectFi and does to each call what its plan says. The app reaches it under
 * `/<sender>/…`, so that it can tell its instances apart. What is handed on to connectFi is processed
 * whatever becomes of the sender, as on a real network.
 */
export async function startFaultProxy(options: ProxyOptions): Promise<FaultProxy> {
  const { take, close, ...exchanges } = createExchanges(options.connectfiPort);
  const server = createServer(take);
  server.keepAliveTimeout = KEEP_ALIVE_IN_MS;
  const port = await listen(server, options.port);
  return {
    ...exchanges,
    port,
    shut: () => void server.close(),
    open: async () => {
      if (!server.listening) await listen(server, port);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}

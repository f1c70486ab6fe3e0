import { log } from '#lib/log.ts';
import { getLedger } from './get-ledger.ts';

type Sweep = (isMyTurn: () => Promise<boolean>) => Promise<void>;

export type Sweeper = { stop(): Promise<void> };

type SweeperOptions = {
  readonly everySeconds: number;
  readonly getSweep: () => Sweep | undefined;
};

const TASK = 'settle open attempts';

/** Sweeps at once and then again and again, one sweep at a time. `stop` waits for the present one. */
export function startSweeper({ everySeconds, getSweep }: SweeperOptions): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const isMyTurn = async (): Promise<boolean> => {
    // Until shortly before this process comes again: then it is anybody's turn.
    const taken = await getLedger().takeTask(TASK, everySeconds * 900);
    return taken.ok && taken.value && !isStopped;
  };
  const run = async (): Promise<void> => {
    try {
      await getSweep()?.(isMyTurn);
    } catch (error) {
      log.error({ err: error }, 'open attempts could not be looked through');
    }
    if (isStopped) return;
    timer = setTimeout(start, everySeconds * 1000);
    timer.unref();
  };
  let running = run();
  function start(): void {
    running = run();
  }
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

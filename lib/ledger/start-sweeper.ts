import { log } from '#lib/log/log.ts';
import { processWide } from '#lib/process-wide.ts';
import { getLedger } from './ledger.ts';

type Sweep = (options: {
  readonly isMyTurn: () => Promise<boolean>;
  readonly signal: AbortSignal;
}) => Promise<void>;

/** Settles open attempts whose customers have gone. `instrumentation.ts` puts it here, and the next. */
export const sharedSettleOpenAttempts = processWide<Sweep>('settleOpenAttempts');
/** Reads what became of accepted payments. */
const sharedFollowPayments = processWide<Sweep>('followPayments');

type Sweeper = { stop(): Promise<void> };

const SETTLING = 'settle open attempts';
const FOLLOWING = 'follow payments';
const TIDYING = 'tidy';
const TIDY_EVERY_MS = 10 * 60_000;
/** Of the pause between two sweeps: then it is anybody's turn again, this process's included. */
const SHARE_OF_TURN = 0.9;

/**
 * Sweeps at once and then again and again, one sweep at a time, and now and then tidies the store up. `stop`
 * waits for the present sweep.
 */
export function startSweeper({ everySeconds }: { readonly everySeconds: number }): Sweeper {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: NodeJS.Timeout | undefined;
  const takeTurns = (task: string) => async (): Promise<boolean> => {
    const taken = await getLedger().takeTask(task, everySeconds * 1000 * SHARE_OF_TURN);
    return taken.ok && taken.value;
  };
  let running = sweep();

  async function sweep(): Promise<void> {
    try {
      await sharedSettleOpenAttempts.value?.({ isMyTurn: takeTurns(SETTLING), signal });
      if (!signal.aborted) {
        await sharedFollowPayments.value?.({ isMyTurn: takeTurns(FOLLOWING), signal });
      }
      await tidyUp();
    } catch (error) {
      log.error({ err: error }, 'open attempts could not be looked through');
    }
    if (signal.aborted) return;
    timer = setTimeout(() => {
      running = sweep();
    }, everySeconds * 1000);
    timer.unref();
  }

  async function tidyUp(): Promise<void> {
    if (signal.aborted) return;
    const taken = await getLedger().takeTask(TIDYING, TIDY_EVERY_MS);
    if (taken.ok && taken.value) await getLedger().tidy();
  }

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

import { log } from '#lib/log/log.ts';
import { getLedger } from './get-ledger.ts';

const PAUSE_IN_MS = 10_000;
/** While nothing can be written: customers wait for it. */
const SHORT_PAUSE_IN_MS = 2_000;

/**
 * Sees again and again whether payments can be written down, from now on and until what it gives is called. A
 * disk may be full while everything can still be read.
 */
export function watchWrites(): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let couldWrite = true;
  const check = async () => {
    const { ok: canWrite } = await getLedger().checkWrites();
    if (couldWrite && !canWrite) {
      log.error('payments cannot be written down: bills are shown, and none can be paid');
    }
    if (!couldWrite && canWrite) log.info('payments can be written down again');
    couldWrite = canWrite;
    if (isStopped) return;
    timer = setTimeout(check, canWrite ? PAUSE_IN_MS : SHORT_PAUSE_IN_MS);
    timer.unref();
  };
  void check();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

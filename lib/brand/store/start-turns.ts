/** Does something again and again, never twice at once, with a pause between. `stop` waits for its end. */
export function startTurns(
  work: () => Promise<void>,
  { pauseInMs, onError }: { pauseInMs: number; onError: (error: unknown) => void },
): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  let turn = Promise.resolve();
  const next = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      turn = work().catch(onError).then(next);
    }, pauseInMs).unref();
  };
  next();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

/**
 * Runs one job at a time and, of those that come meanwhile, only the last: while somebody drags through a
 * hundred colours, the newest counts. `run` must not throw.
 */
export function createSaver<Job>(run: (job: Job) => Promise<void>) {
  let waiting: { readonly job: Job } | undefined;
  let isRunning = false;

  async function work(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    while (waiting) {
      const { job } = waiting;
      waiting = undefined;
      await run(job);
    }
    isRunning = false;
  }

  return (job: Job): void => {
    waiting = { job };
    void work();
  };
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fail, type Result } from '#lib/result.ts';
import type { CheckedImage } from './checked-image.ts';
import { createMemory } from './create-memory.ts';

type Checked = Result<CheckedImage, string>;

/** Far more than any drawing within the limits needs, on a busy machine too. */
const DEADLINE_IN_MS = 15_000;
const MAX_MEMORY_IN_MB = 512;

/** Cleaning takes milliseconds, and the same drawing comes again with every reading of its folder. */
const memory = createMemory<Checked>();

let worker: Promise<Worker> | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * `checkSvg` in a thread of its own, one drawing after another: whatever a drawing costs, the thread that
 * answers customers goes on. One that takes too long, or too much memory, is refused.
 */
export function checkSvgApart(bytes: Uint8Array): Promise<Checked> {
  return memory.recall(bytes, () => {
    const checked = last.then(() => ask(bytes));
    last = checked;
    return checked;
  });
}

async function ask(bytes: Uint8Array): Promise<Checked> {
  try {
    worker ??= startWorker();
    const asked = await worker;
    // Only while it works does it keep a process from ending.
    asked.ref();
    asked.postMessage(bytes);
    const [answer] = await once(asked, 'message', { signal: AbortSignal.timeout(DEADLINE_IN_MS) });
    asked.unref();
    return answer;
  } catch {
    void worker?.then(
      (broken) => broken.terminate(),
      () => {},
    );
    worker = undefined;
    return fail('takes too much work to check: draw it in a simpler way');
  }
}

async function startWorker(): Promise<Worker> {
  const started = new Worker(new URL('./svg-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_IN_MB },
  });
  await once(started, 'message');
  return started;
}

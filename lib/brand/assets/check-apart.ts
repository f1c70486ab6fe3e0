import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ImageKind } from '#lib/images/check-raster.ts';
import { fail, type Result } from '#lib/result.ts';
import type { Sketch } from './sketch-image.ts';

type Checked = Result<CheckedImage, string>;

export type Answer = Checked | Sketch | undefined;

/** What the thread is asked: to check a drawing, or to sketch an image that was checked. */
export type Question =
  | { readonly kind: 'svg'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'png' | 'jpeg';
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
    };

/** Far more than any drawing within the limits needs, on a busy machine too. */
const DEADLINE_IN_MS = 15_000;
const MAX_MEMORY_IN_MB = 512;

let worker: Promise<Worker> | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Checks and sketches an SVG in a thread of its own, one drawing after another: whatever a drawing costs, the thread that
 * answers customers goes on. One that takes too long, or too much memory, is refused.
 */
export async function checkSvgApart(bytes: Uint8Array): Promise<Checked> {
  const checked = await askInTurn<Checked>({ kind: 'svg', bytes });
  return checked ?? fail('takes too much work to check: draw it in a simpler way');
}

/** `sketchRaster` in that thread. */
export function sketchApart(
  image: Exclude<Question, { kind: 'svg' }>,
): Promise<Sketch | undefined> {
  return askInTurn(image);
}

function askInTurn<Answer>(question: Question): Promise<Answer | undefined> {
  const answer = last.then(() => ask<Answer>(question));
  last = answer;
  return answer;
}

async function ask<Answer>(question: Question): Promise<Answer | undefined> {
  try {
    worker ??= startWorker();
    const asked = await worker;
    // Only while it works does it keep a process from ending.
    asked.ref();
    asked.postMessage(question);
    const [answer] = await once(asked, 'message', { signal: AbortSignal.timeout(DEADLINE_IN_MS) });
    asked.unref();
    return answer;
  } catch {
    void worker?.then(
      (broken) => broken.terminate(),
      () => {},
    );
    worker = undefined;
    return undefined;
  }
}

async function startWorker(): Promise<Worker> {
  const started = new Worker(new URL('./image-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_IN_MB },
  });
  await once(started, 'message');
  return started;
}

/** An image that may be served: its bytes, and its size in CSS pixels, both over 0. */
export type CheckedImage = {
  readonly kind: ImageKind;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What was left out of it, or may surprise its owner. */
  readonly remarks: readonly string[];
  /** Missing where it cannot be drawn here, as WebP cannot. */
  readonly sketch?: Sketch | undefined;
};

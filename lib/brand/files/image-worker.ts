import { parentPort } from 'node:worker_threads';
import type { Question } from './check-apart.ts';
import { checkSvg } from './check-svg.ts';
import { sketchRaster, startSketching } from './sketch-image.ts';
import { getSvgTools } from './svg-tools.ts';

// The thread in which images are looked into: says that it is ready, then answers each question.
parentPort?.on('message', async (question: Question) => {
  const { kind, bytes } = question;
  parentPort?.postMessage(
    kind === 'svg' ? await checkSvg(bytes) : await sketchRaster(kind, question),
  );
});
await Promise.all([getSvgTools(), startSketching()]);
parentPort?.postMessage('ready');

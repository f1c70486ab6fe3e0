import { parentPort } from 'node:worker_threads';
import { checkSvg } from '#lib/images/check-svg.ts';
import type { Answer, Question } from './check-apart.ts';
import { sketchRaster, sketchSvg, startSketching } from './sketch-image.ts';

// The thread in which images are looked into: says that it is ready, then answers each question.
parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answer(question));
});
await startSketching();
parentPort?.postMessage('ready');

async function answer(question: Question): Promise<Answer> {
  if (question.kind !== 'svg') return sketchRaster(question.kind, question);
  const checked = checkSvg(question.bytes);
  if (!checked.ok) return checked;
  const { root, ...image } = checked.value;
  return { ok: true, value: { kind: 'svg', ...image, sketch: sketchSvg(root) } };
}

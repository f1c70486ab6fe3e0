import { parentPort } from 'node:worker_threads';
import { checkSvg } from './check-svg.ts';
import { getSvgTools } from './svg-tools.ts';

// The thread in which drawings are checked: says that it is ready, then answers each drawing.
await getSvgTools();
parentPort?.on('message', async (bytes: Uint8Array) => {
  parentPort?.postMessage(await checkSvg(bytes));
});
parentPort?.postMessage('ready');

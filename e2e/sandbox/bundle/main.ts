import { resolve } from 'node:path';
import { writeSandboxBundle } from './write-sandbox-bundle.ts';

const FOLDER = '.bundle-sandbox';

writeSandboxBundle(resolve(import.meta.dirname, '../../..'), FOLDER);
process.stdout.write(`${FOLDER} holds the sandbox: node start.mjs e2e/sandbox/main.ts\n`);

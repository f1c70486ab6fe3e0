import { join, resolve } from 'node:path';
import { writeBundle } from './write-bundle.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const FOLDER = '.bundle';

writeBundle(PROJECT, join(PROJECT, FOLDER));
process.stdout.write(
  `Written: ${FOLDER}\nCopy it anywhere and start it there: node start.mjs server.ts\n`,
);

import { join, resolve } from 'node:path';
import { type Contents, readContents } from './read-contents.ts';
import { writeBundle } from './write-bundle.ts';

// `npm run bundle` writes a bundle of the build at hand; `npm run sbom` and `npm run licences` print what one says of
// its contents.

const PROJECT = resolve(import.meta.dirname, '../..');
const FOLDER = '.bundle';
const FILES: Readonly<Record<string, keyof Contents>> = {
  sbom: 'sbom.cdx.json',
  licences: 'licences.txt',
};

// Anyone who reads the output may stop early, as `head` does.
process.stdout.on('error', () => process.exit(1));

const file = FILES[process.argv[2] ?? ''];
if (file) {
  process.stdout.write(readContents(PROJECT)[file]);
} else {
  writeBundle(PROJECT, join(PROJECT, FOLDER));
  process.stdout.write(
    `Written: ${FOLDER}\nCopy it anywhere and start it there: node start.mjs server.ts\n`,
  );
}

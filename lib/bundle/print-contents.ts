import { resolve } from 'node:path';
import { type Contents, readContents } from './read-contents.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const FILES: Readonly<Record<string, keyof Contents>> = {
  sbom: 'sbom.cdx.json',
  licences: 'licences.txt',
};

// Anyone who reads the output may stop early, as `head` does.
process.stdout.on('error', () => process.exit(1));

const file = FILES[process.argv[2] ?? ''];
if (!file) throw new Error('Say what to print: sbom or licences.');
process.stdout.write(readContents(PROJECT)[file]);

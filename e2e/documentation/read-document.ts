import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export function readDocument(path: string): string {
  return readFileSync(resolve(ROOT, path), 'utf8');
}

/** The cells of every row of every table, heads and rules included. */
export function readRows(document: string): string[][] {
  return document
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

/** The files of the project that a text names in backquotes. */
export function listPaths(text: string): string[] {
  return [...text.matchAll(/`((?:app|components|docs|e2e|lib)\/[^`]+\.[a-z]+)`/g)].flatMap(
    ([, path]) => (path ? [path] : []),
  );
}

export function resolvePath(path: string): string {
  return resolve(ROOT, path);
}

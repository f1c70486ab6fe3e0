import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** All that the build is made of; a name that does not exist counts as absent. */
export const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/** Tests are no part of the build, and brands are read while the page runs. */
const NOT_BUILT = /\.test\.tsx?$|^lib\/(.*\/)?testing\/|^lib\/brand\/examples\//;

/**
 * One hash, in hexadecimal digits, of all that a build is made of: the same wherever, whenever and with
 * or without tests and history. JavaScript, since Next's configuration asks for it under any Node.
 *
 * @param {string} project the project's folder
 * @returns {string}
 */
export function hashSources(project) {
  const hash = createHash('sha256');
  for (const name of listFiles(project).filter((path) => !NOT_BUILT.test(path))) {
    const content = readFileSync(join(project, name));
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} project */
function listFiles(project) {
  return SOURCES.filter((name) => existsSync(join(project, name)))
    .flatMap((name) => {
      if (statSync(join(project, name)).isFile()) return [name];
      const entries = readdirSync(join(project, name), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1));
    })
    .map((path) => path.split(sep).join('/'))
    .sort();
}

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContents } from './read-contents.ts';
import { listServerPackages, parseLock } from './server-packages.ts';

const STANDALONE = '.next/standalone';
/** What Next leaves to us: files for browsers, and our own server. */
const BESIDE = ['.next/static', 'public', 'server.ts', 'start.mjs', 'LICENSE'];

/** Next copies variables that lie about at build time, and writes a server that is not ours. */
const NOT_OF_STANDALONE = /^(\.env.*|server\.js)$/;
/** Node strips no types below `node_modules`, so TypeScript there is for editors, as maps and guides are for people. */
const NEVER_LOADED = /\.([cm]?ts|tsx|map|md|markdown|flow)$/;
/** React's builds beside the one for production, which our server asks for. */
const OTHER_BUILD = /[\\/]cjs[\\/][^\\/]+\.(development|profiling)\.js$/;
const NOT_OF_PACKAGES = new Set([
  'test',
  'tests',
  '__tests__',
  'benchmark',
  'benchmarks',
  'examples',
  '.github',
]);
const NOT_OF_LIB = /[\\/](bundle|testing|[^\\/]+\.test\.tsx?)$/;

/**
 * Writes a folder that holds all that the page needs to run beside Node itself: its production build,
 * our server, and the packages that this asks for, with a bill of materials and all licences. It needs
 * nothing outside, and nothing is written to it while the page runs. Throws in words where there is no build.
 */
export function writeBundle(project: string, folder: string): void {
  const standalone = join(project, STANDALONE);
  if (!existsSync(standalone)) {
    throw new Error('There is no build to bundle: run npm run build first.');
  }
  const contents = readContents(project);
  rmSync(folder, { recursive: true, force: true });
  const built = readdirSync(standalone).filter((name) => !NOT_OF_STANDALONE.test(name));
  for (const name of built) copy(join(standalone, name), join(folder, name));
  const lock = parseLock(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const packages = listServerPackages(lock);
  for (const path of [...BESIDE, ...packages]) copy(join(project, path), join(folder, path));
  for (const path of packages) slim(join(folder, path));
  copy(join(project, 'lib'), join(folder, 'lib'), (path) => !NOT_OF_LIB.test(path));
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text);
}

/** Takes away what a package brings and nobody loads, a quarter of all that a bundle would hold. */
function slim(packageFolder: string): void {
  const entries = readdirSync(packageFolder, { withFileTypes: true, recursive: true });
  for (const { parentPath, name } of entries) {
    const path = join(parentPath, name);
    const isAtRoot = parentPath === packageFolder;
    const isUseless = NEVER_LOADED.test(name) || OTHER_BUILD.test(path);
    if (isUseless || (isAtRoot && NOT_OF_PACKAGES.has(name))) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

/** Node copies thousands of files many times faster in one call, and without a filter. */
function copy(from: string, to: string, filter?: (path: string) => boolean): void {
  // Next's build refers to packages by links of its own, which must not lead back here.
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, ...(filter && { filter }) });
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

// How large the house is. `npm run measure`. Circles and imports against app, components, lib are no measure:
// `npm run check` refuses them.

const CODE = /\.(ts|tsx|mjs|css|sql)$/;
const TEST = /\.test\.tsx?$|\/testing\//;
const SMALL_IN_LINES = 25;

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
/** Settings of tools and the examples of the guides are neither. */
const code = tracked.filter((path) => CODE.test(path) && !/^docs\/|\.config\.\w+$/.test(path));
const production = code.filter((path) => !path.startsWith('e2e/') && !TEST.test(path));
const e2e = code.filter((path) => path.startsWith('e2e/') && !TEST.test(path));
const sources = new Map(code.map((path) => [path, readFileSync(path, 'utf8')]));

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
};

/** Without blank lines and comments; one that stands behind code counts as code. */
function countLines(path: string): number {
  const text = (sources.get(path) ?? '').replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '');
  return text.split('\n').filter((line) => !/^\s*(\/\/.*|--.*)?$/.test(line)).length;
}

function sum(paths: readonly string[]): number {
  return paths.reduce((lines, path) => lines + countLines(path), 0);
}

function countBy(paths: readonly string[], getKey: (path: string) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(getKey(path), (counts.get(getKey(path)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** Whether a file is small and only one other, beside it, imports it: perhaps a function of that one. */
function isPartOfNeighbour(path: string): boolean {
  if (!/\.tsx?$/.test(path) || countLines(path) >= SMALL_IN_LINES) return false;
  const importers = production.filter((other) => {
    const imported = new RegExp(`from '[^']*/${basename(path).replaceAll('.', '\\.')}'`);
    return other !== path && imported.test(sources.get(other) ?? '');
  });
  return importers.length === 1 && dirname(importers[0] ?? '') === dirname(path);
}

const [fullest] = countBy(production, dirname);
const parts = countBy(production, (path) => path.split('/').slice(0, 2).join('/')).filter(
  ([part]) => !part.includes('.'),
);
const measures: readonly (readonly [string, string | number])[] = [
  ['lines of production code', sum(production)],
  ['files of production code', production.length],
  [
    `of them under ${SMALL_IN_LINES} lines with one importer beside them`,
    production.filter(isPartOfNeighbour).length,
  ],
  ['files in one folder at most', `${fullest?.[1]} (${fullest?.[0]})`],
  ['lines of journeys, sandbox, model and their support', sum(e2e)],
  ['production dependencies', Object.keys(dependencies).length],
  ...parts.slice(0, 12).map(([part, files]) => {
    const lines = sum(production.filter((path) => path.startsWith(`${part}/`)));
    return [`  ${part}`, `${lines} lines in ${files} files`] as const;
  }),
];
// A reader such as `head` may close the pipe before all is written.
process.stdout.on('error', () => process.exit());
for (const [name, value] of measures) process.stdout.write(`${name.padEnd(60)} ${value}\n`);

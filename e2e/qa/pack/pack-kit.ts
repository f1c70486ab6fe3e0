import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { build } from 'rolldown';
import { runCommand } from '#e2e/checks/run-command.ts';
import { readWordTable } from '#e2e/qa/words/read-word-table.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import { KIT_MANIFEST, KIT_NAME, KIT_VERSION } from './kit-manifest.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SOURCES = join(ROOT, 'e2e/qa');
const WORD_TABLE = join(SOURCES, 'words/read-word-table.ts');
const README = `# ${KIT_NAME}

Playwright fixtures, page objects and matchers for the connectFi payment page. The guide is docs/qa.md of the page.
`;

/** Builds the kit and packs it into a folder. Gives the path of the tarball; throws where a step fails. */
export async function packKit(folder: string): Promise<string> {
  const draft = await mkdtemp(join(tmpdir(), 'qa-kit-'));
  try {
    await bundle(draft);
    await writeTypes(draft);
    await writeFile(join(draft, 'package.json'), `${JSON.stringify(KIT_MANIFEST, null, 2)}\n`);
    await writeFile(join(draft, 'README.md'), README);
    await cp(join(ROOT, 'LICENSE'), join(draft, 'LICENSE'));
    await mkdir(folder, { recursive: true });
    await run(['npm', 'pack', draft, '--pack-destination', resolve(folder), '--silent']);
    return join(resolve(folder), `${KIT_NAME}-${KIT_VERSION}.tgz`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Throws where anything but the kit's own files, and the table of words, would be in it. */
async function bundle(folder: string): Promise<void> {
  const { output } = await build({
    cwd: ROOT,
    input: {
      index: join(SOURCES, 'index.ts'),
      command: join(SOURCES, 'command/main.ts'),
    },
    platform: 'node',
    external: [/^node:/, '@playwright/test', 'axe-core'],
    plugins: [
      {
        name: 'words of the page',
        load: (id) => (id === WORD_TABLE ? { code: writeWordTable(), moduleType: 'js' } : null),
      },
    ],
    output: { dir: folder, format: 'esm', chunkFileNames: 'shared.js' },
    checks: { pluginTimings: false },
    logLevel: 'warn',
  });
  const held = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  // Those of the bundler itself begin with a zero.
  const others = held.filter((id) => !id.startsWith(SOURCES + sep) && !id.startsWith('\0'));
  if (others.length > 0)
    throw new Error(`The kit would hold files of others: ${others.join(', ')}`);
}

/** The module that stands in for `read-word-table.ts`: all that it can give. */
function writeWordTable(): string {
  const tables = LANGUAGES.map(({ tag }) => [tag, readWordTable(tag)] as const);
  return `const TABLES = new Map(JSON.parse(${JSON.stringify(JSON.stringify(tables))}));
export function readWordTable(language) {
  const table = TABLES.get(language);
  if (table) return table;
  throw new RangeError(\`The page does not speak "\${language}". It speaks \${[...TABLES.keys()].join(', ')}.\`);
}`;
}

/** TypeScript's own declarations, of the kit's files alone: none of them names a file of the page. */
async function writeTypes(folder: string): Promise<void> {
  const all = join(folder, 'all-types');
  const config = join(folder, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    incremental: false,
    declaration: true,
    emitDeclarationOnly: true,
    plugins: [],
    rootDir: ROOT,
    outDir: all,
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
  };
  const files = [join(SOURCES, 'index.ts')];
  const settings = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, files, include: [] };
  await writeFile(config, JSON.stringify(settings));
  await run(['tsc', '-p', config]);
  const emitted = join(all, relative(ROOT, SOURCES));
  for (const name of await readdir(emitted, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const text = await readFile(join(emitted, name), 'utf8');
    const target = join(folder, 'types', name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, nameImports(text));
  }
  await rm(all, { recursive: true });
  await rm(config);
}

/** As those see it who have the kit: files of declarations beside a bundle, and Playwright's one package for tests. */
function nameImports(declarations: string): string {
  return declarations
    .replaceAll(/(from '|import\(")(\.[^'"]+)\.ts(['"])/g, '$1$2.js$3')
    .replaceAll('import("playwright/test")', 'import("@playwright/test")');
}

async function run(line: readonly [string, ...string[]]): Promise<void> {
  const { isGood, output } = await runCommand({ line });
  if (!isGood) throw new Error(`${line.join(' ')} has failed.\n${output}`);
}

import { PAGE_MUTATIONS } from './page-mutations.ts';
import { SERVER_MUTATIONS } from './server-mutations.ts';

const ALL = { ...SERVER_MUTATIONS, ...PAGE_MUTATIONS };

export type MutationName = keyof typeof ALL;

/** Where each guard stands that can be taken out, by name. */
export const MUTATIONS: Readonly<
  Record<MutationName, { readonly guard: string; readonly file: string; readonly exported: string }>
> = ALL;

export function isMutation(name: string): name is MutationName {
  return Object.hasOwn(MUTATIONS, name);
}

/** The module that stands in the place of the guard's own, which is beside it as `….original.ts`. */
export function writeWeakenedModule(name: MutationName): string {
  const { file, exported } = MUTATIONS[name];
  const original = `./${getFileName(file).replace(/\.ts$/, '.original.ts')}`;
  const list = Object.hasOwn(PAGE_MUTATIONS, name) ? 'page-mutations' : 'server-mutations';
  return [
    `import { ${list === 'page-mutations' ? 'PAGE_MUTATIONS' : 'SERVER_MUTATIONS'} as mutations } from '#e2e/model/mutations/${list}.ts';`,
    `import { ${exported} as original } from '${original}';`,
    `export * from '${original}';`,
    `export const ${exported}: typeof original = mutations['${name}'].weaken(original);`,
    '',
  ].join('\n');
}

function getFileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

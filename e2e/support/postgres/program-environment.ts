import type { Binaries } from './find-postgres.ts';

/** The variables of PostgreSQL's programs. This process's own could change what they do. */
export function describeEnvironment({ environment }: Binaries): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH } = process.env; // the types of Next want the first one everywhere
  return { NODE_ENV, PATH, LC_ALL: 'C', TZ: 'UTC', ...environment };
}

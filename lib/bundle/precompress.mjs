import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * Puts a copy at Brotli's best level beside every script and style sheet of a build. JavaScript, since Next calls it
 * from its configuration.
 *
 * @param {string} folder the build's
 */
export function precompress(folder) {
  const files = join(folder, 'static');
  for (const name of readdirSync(files, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css)$/.test(name)) continue;
    writeFileSync(join(files, `${name}.br`), brotliCompressSync(readFileSync(join(files, name))));
  }
}

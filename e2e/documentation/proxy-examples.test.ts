import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = resolve(import.meta.dirname, '../../docs/deploy');

/** By the words of each: TLS 1.2 at least, and keys that are of no use once a connection is over. */
test.each([
  ['nginx.conf', /^\s*ssl_protocols TLSv1\.2 TLSv1\.3;$/m, /^\s*ssl_ciphers ECDHE/m],
  ['haproxy.cfg', /^\s*ssl-default-bind-options ssl-min-ver TLSv1\.2/m, /bind-ciphers ECDHE/m],
])('the example %s leaves outdated TLS behind', (name, versions, ciphers) => {
  const example = readFileSync(resolve(FOLDER, name), 'utf8');
  expect(example).toMatch(versions);
  expect(example).toMatch(ciphers);
});

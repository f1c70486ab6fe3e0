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

test.each([
  ['nginx.conf', /^\s*large_client_header_buffers 4 64k;$/m],
  ['haproxy.cfg', /^\s*tune\.bufsize 65536$/m],
])('the example %s hands on heads that only the page can refuse in words', (name, size) => {
  expect(readFileSync(resolve(FOLDER, name), 'utf8')).toMatch(size);
});

test('the example nginx.conf hands on answers that set all cookies of a long session', () => {
  expect(readFileSync(resolve(FOLDER, 'nginx.conf'), 'utf8')).toMatch(
    /^\s*proxy_buffer_size 16k;$/m,
  );
});

test('the example nginx.conf keeps links out of its error log in whatever spelling', () => {
  const example = readFileSync(resolve(FOLDER, 'nginx.conf'), 'utf8');
  const location = /location ~\* (\S+) \{\s*error_log \/dev\/null/.exec(example)?.[1] ?? '^$';
  for (const path of ['/payment/x', '//Payment//x', '/payment%252Fx', '/en/payments/x']) {
    expect(path).toMatch(new RegExp(location, 'i'));
  }
});

import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSecrets } from './find-secrets.ts';
import { KNOWN_EXAMPLES } from './known-examples.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const IMAGE_OR_FONT = /\.(png|jpe?g|gif|webp|avif|ico|woff2?|ttf|otf)$/i;

const privateKey = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
const letters = (count: number) => randomBytes(count).toString('hex').slice(0, count);
const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');

/** Made again each time, so that none of them stands in this file. */
const PLANTED: Readonly<Record<string, () => string>> = {
  'a private key': privateKey,
  'a token of GitHub': () => `ghp_${letters(36)}`,
  'a token of npm': () => `npm_${letters(36)}`,
  'a password in an address': () => `postgres://page:${letters(12)}@db.internal.test:5432/pay`,
  'a session secret': () => `SESSION_SECRETS=1:${letters(64)}`,
  'a session secret in YAML': () => `SESSION_SECRET: '${letters(40)}'`,
  'a signed token': () =>
    `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: letters(12) })}.${letters(43)}`,
};

describe('findSecrets', () => {
  it.each(Object.entries(PLANTED))('finds %s', async (_name, make) => {
    const secret = make();
    const found = await findSecrets('docs/planted.md', `Two lines of text,\nand ${secret}\n`);
    expect(found.map(({ file, line }) => ({ file, line }))).toContainEqual({
      file: 'docs/planted.md',
      line: 2,
    });
  });

  it('leaves ordinary text, hashes of packages and variables alone', async () => {
    const text = `SESSION_SECRET=\n"integrity": "sha512-${letters(86)}=="\nSESSION_SECRET: secrets.one,`;
    expect(await findSecrets('docs/ordinary.md', text)).toEqual([]);
  });
});

describe('the repository', () => {
  it('holds no secret but the known examples, and each of those still', async () => {
    const found = (await Promise.all(listTextFiles().map(searchFile))).flat();
    const isKnown = ({ file, text }: { file: string; text: string }) =>
      KNOWN_EXAMPLES.some((known) => known.file === file && text.includes(known.part));
    const unknown = found.filter((one) => !isKnown(one));
    expect(unknown.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([]);
    for (const { file, part: example } of KNOWN_EXAMPLES) {
      expect(found).toContainEqual(
        expect.objectContaining({ file, text: expect.stringContaining(example) }),
      );
    }
  }, 120_000);
});

/** All that is in the repository, and all that would come into it with the next commit. */
function listTextFiles(): string[] {
  const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', options, { cwd: ROOT, maxBuffer: 2 ** 26 }).toString();
  const files = names.split('\0').filter((name) => name && !IMAGE_OR_FONT.test(name));
  if (files.length < 100) throw new Error('git lists too few files to be this project.');
  return files.filter((name) => existsSync(resolve(ROOT, name)));
}

async function searchFile(file: string) {
  return findSecrets(file, readFileSync(resolve(ROOT, file), 'utf8'));
}

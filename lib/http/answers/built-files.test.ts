import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { precompress } from '#lib/bundle/precompress.mjs';
import { adoptBuiltConfiguration, openBuiltFiles } from './built-files.ts';

describe('built files', () => {
  const SCRIPT = 'console.log("of the build");'.repeat(100);
  let folder: string;
  let origin: string;
  let close: () => void;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'built-files-'));
    await mkdir(join(folder, 'static/chunks'), { recursive: true });
    await writeFile(join(folder, 'static/chunks/a~1.js'), SCRIPT);
    await writeFile(join(folder, 'static/chunks/b.map'), '{}');
    await writeFile(join(folder, 'secret.js'), 'none of them');
    precompress(folder);
    const answerFile = openBuiltFiles(folder);
    const server = createServer((request, response) => {
      if (!answerFile(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    origin = `http://127.0.0.1:${address.port}`;
    close = () => server.close();
  });

  afterAll(async () => {
    close();
    await rm(folder, { recursive: true });
  });

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('gives a script in the best coding of %j, for ever', async (accepted, coding) => {
    const headers = { 'accept-encoding': accepted };
    const answer = await fetch(`${origin}/_next/static/chunks/a~1.js?v=1`, { headers });
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, coding]);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('content-type')).toMatch(/^application\/javascript/);
    expect(await answer.text()).toBe(SCRIPT);
  });

  test('gives the head alone to anyone who asks for it', async () => {
    const answer = await fetch(`${origin}/_next/static/chunks/a~1.js`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  test.each([
    ['GET', '/_next/static/chunks/b.map'],
    ['GET', '/_next/static/chunks/a~1.js.br'],
    ['GET', '/_next/static/../secret.js'],
    ['GET', '/_next/static/%2e%2e/secret.js'],
    ['GET', '/_next/static/chunks//a~1.js'],
    ['POST', '/_next/static/chunks/a~1.js'],
  ])('leaves %s %s to others', async (method, path) => {
    expect((await fetch(origin + path, { method })).status).toBe(404);
  });
});

describe('adopt built configuration', () => {
  const VARIABLE = '__NEXT_PRIVATE_STANDALONE_CONFIG';
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'built-'));
    vi.stubEnv(VARIABLE, undefined);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it('hands Next the configuration of the build', async () => {
    const built = { version: 1, config: { poweredByHeader: false }, files: [] };
    await writeFile(join(folder, 'required-server-files.json'), JSON.stringify(built));
    await writeFile(join(folder, 'BUILD_ID'), 'abc');
    expect(adoptBuiltConfiguration(folder)).toBe('abc');
    expect(process.env[VARIABLE]).toBe('{"poweredByHeader":false}');
  });

  it('leaves it to Next to say that there is no build', () => {
    adoptBuiltConfiguration(folder);
    expect(process.env[VARIABLE]).toBeUndefined();
  });
});

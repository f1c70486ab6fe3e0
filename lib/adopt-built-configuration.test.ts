import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { adoptBuiltConfiguration } from './adopt-built-configuration.ts';

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

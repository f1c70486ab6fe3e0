import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFolderList } from './create-folder-list.ts';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
let root: string;

beforeEach(async () => {
  vi.clearAllMocks();
  root = await mkdtemp(join(tmpdir(), 'folders-'));
  await mkdir(join(root, 'gym'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('says once of a link that leads nowhere, and again when it was mended in between', async () => {
  const { list } = createFolderList(root, log);
  await symlink('gone', join(root, 'club'));
  await list();
  expect(await list()).toEqual(['gym']);
  expect(log.warn.mock.calls).toEqual([
    [
      { folder: 'club', problem: 'a link in the folder of brands leads nowhere' },
      'a folder is none of a brand',
    ],
  ]);
  await mkdir(join(root, 'gone'));
  expect(await list()).toEqual(['club', 'gone', 'gym']);
  await rm(join(root, 'gone'), { recursive: true });
  await list();
  expect(log.warn).toHaveBeenCalledTimes(2);
});

test('says once that the folder of brands cannot be read, and once that it can be again', async () => {
  const { listIfReadable } = createFolderList(root, log);
  await rm(root, { recursive: true });
  for (let times = 0; times < 3; times += 1) expect(await listIfReadable()).toBeUndefined();
  expect(log.error).toHaveBeenCalledTimes(1);
  await mkdir(join(root, 'gym'), { recursive: true });
  expect(await listIfReadable()).toEqual(['gym']);
  expect(log.info).toHaveBeenCalledTimes(1);
});

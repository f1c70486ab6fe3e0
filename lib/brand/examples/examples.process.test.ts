import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBrandFolder } from '../files/load-brand-folder.ts';

const IDS = (await readdir(import.meta.dirname)).filter((name) => !name.includes('.'));

describe('the example brands', () => {
  it('are six', () => expect(IDS).toHaveLength(6));

  it.each(IDS)('%s is in order', async (id) => {
    expect(await loadBrandFolder(join(import.meta.dirname, id))).toMatchObject({ ok: true });
  });

  it.each(IDS)('%s names no address, host or number that could be somebody’s', async (id) => {
    const loaded = await loadBrandFolder(join(import.meta.dirname, id));
    const settings = JSON.stringify(loaded.ok && loaded.value.settings);
    for (const [, host] of settings.matchAll(/(?:https:\/\/|@)([^/"]+)/g)) {
      expect(host).toMatch(/\.example$/);
    }
    for (const [number] of settings.matchAll(/\(\d{3}\)[\d -]+/g)) {
      expect(number).toMatch(/^\(555\) 010-01\d\d/);
    }
  });
});

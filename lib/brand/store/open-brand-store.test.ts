import { mkdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sharedBrands } from '#lib/brand/brand-index.ts';
import { loadBrandFolder } from '../files/load-brand-folder.ts';
import { lab, setUpLab } from './testing/store-under-test.ts';

setUpLab();

describe('at the start', () => {
  it('reads every brand, and says of each what is wrong with it', async () => {
    await lab.write('gym', 'good');
    await lab.write('club', 'bad');
    await lab.write('bank', 'mistake');
    const store = await lab.open();
    expect(sharedBrands.value?.size).toBe(1);
    expect(lab.read('gym')).toBe('good good');
    expect(lab.lines).toContainEqual({
      level: 'error',
      fields: {
        brand: 'club',
        shownAs: 'the default brand',
        problems: ['one: is bad', 'other: is bad'],
      },
      message: 'a brand is not in order',
    });
    expect([...store.listProblems().keys()].sort()).toEqual(['bank', 'club']);
    expect(lab.lines.at(-1)).toMatchObject({ fields: { brands: 1, notInOrder: 2 } });
  });

  it('keeps the hosts of a brand that is not in order, in the look of the default one', async () => {
    const match = { hosts: ['gym.example'], merchantIds: ['GYM'], onlyOwnHosts: true };
    const claim = (id: string, claimed: unknown) =>
      writeFile(join(lab.root, id, 'brand.json'), JSON.stringify({ name: 7, match: claimed }));
    await lab.write('gym', 'bad');
    await claim('gym', match);
    await lab.write('club', 'bad');
    await claim('club', { ...match, hosts: ['not a host'] });
    await lab.write('bank', 'bad');
    await claim('bank', { merchantIds: ['BANK'] });
    await lab.write('default', 'good');
    await lab.open();
    expect(sharedBrands.value?.findByHost('gym.example')).toMatchObject({
      id: 'gym',
      settings: { name: 'good good', match },
    });
    for (const id of ['club', 'bank']) expect(lab.read(id)).toBeUndefined();
    await lab.write('gym', 'mended');
    await lab.see('gym', 'mended mended');
  });

  it('takes no file, no name with a dot before it and no name that no brand can have', async () => {
    await writeFile(join(lab.root, 'README.md'), '');
    await lab.write('.git', 'good');
    await lab.write('..data', 'good');
    await lab.write('Gym', 'good');
    await lab.write('built-in', 'good');
    await lab.open();
    expect(sharedBrands.value?.size).toBe(0);
    const warned = lab.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields);
    expect(warned).toMatchObject([{ folder: 'Gym' }, { folder: 'built-in' }]);
  });

  it('has the built-in look until there is a default brand, and again when it goes', async () => {
    await lab.open();
    expect(sharedBrands.value?.fallback.id).toBe('built-in');
    await lab.write('default', 'good');
    await lab.see('default', 'good good');
    expect(sharedBrands.value?.fallback.settings.name).toBe('good good');
    await rm(join(lab.root, 'default'), { recursive: true });
    await lab.see('default', undefined);
    expect(sharedBrands.value?.fallback.id).toBe('built-in');
  });

  it('fails where there is no folder', async () => {
    await expect(lab.open({ folder: join(lab.root, 'nowhere') })).rejects.toThrow(/ENOENT/);
  });
});

describe('while running', () => {
  it('sees a brand come, change and go', async () => {
    await lab.open();
    await lab.write('gym', 'first');
    await lab.see('gym', 'first first');
    await lab.write('gym', 'second');
    await lab.see('gym', 'second second');
    await rm(join(lab.root, 'gym'), { recursive: true });
    await lab.see('gym', undefined);
    expect(lab.listMessages('info').slice(1)).toEqual([
      'a brand has changed',
      'a brand has changed',
      'a brand has gone',
    ]);
    expect(lab.listMessages('warn')).toEqual([]);
  });

  it('keeps the last good form of a brand edited into nonsense, until it is mended', async () => {
    await lab.write('gym', 'good');
    const store = await lab.open();
    await lab.write('gym', 'good', 'bad');
    await lab.until(() => store.listProblems().get('gym')?.length === 1);
    expect(lab.read('gym')).toBe('good good');
    expect(lab.lines).toContainEqual(
      expect.objectContaining({
        fields: { brand: 'gym', shownAs: 'its last good form', problems: ['other: is bad'] },
      }),
    );
    expect(lab.listMessages('info')).not.toContain('a brand has changed');
    await lab.write('gym', 'better');
    await lab.see('gym', 'better better');
    expect(store.listProblems().size).toBe(0);
    expect(lab.listMessages('info')).toContain('a brand has changed');
  });

  it('keeps every brand when the whole folder goes, and sees it come back', async () => {
    await lab.write('gym', 'good');
    await lab.open();
    await rename(lab.root, `${lab.root}-away`);
    await lab.wait(1_500);
    expect(lab.read('gym')).toBe('good good');
    await rename(`${lab.root}-away`, lab.root);
    await lab.write('gym', 'better');
    await lab.see('gym', 'better better');
  });

  it('ends for good when it is closed', async () => {
    await lab.write('gym', 'good');
    const store = await lab.open();
    await store.close();
    await lab.write('gym', 'better');
    expect(vi.getTimerCount()).toBe(0);
    expect(lab.read('gym')).toBe('good good');
  });
});

describe('a brand that extends another one', () => {
  const write = (id: string, settings: unknown) =>
    mkdir(join(lab.root, id), { recursive: true }).then(() =>
      writeFile(join(lab.root, id, 'brand.json'), JSON.stringify(settings)),
    );
  const readCorners = (id: string) => sharedBrands.value?.findById(id)?.settings.corners;

  it('changes with its base, and with the base of that', async () => {
    await write('chain', { name: 'Chain', corners: 'round' });
    await write('region', { extends: 'chain', name: 'Region' });
    await write('a-gym', { extends: 'region', name: 'Gym', match: { merchantIds: ['GYM'] } });
    await lab.open({ load: loadBrandFolder });
    expect(readCorners('a-gym')).toBe('round');
    await write('chain', { name: 'Chain', corners: 'pill' });
    await lab.until(() => readCorners('a-gym') === 'pill');
    expect(readCorners('region')).toBe('pill');
    expect(lab.listMessages('error')).toEqual([]);
    expect(lab.listMessages('warn')).toEqual([]);
  });

  it('keeps its last good form while the base is gone or wrong, and sees it come', async () => {
    await write('gym', { extends: 'chain', name: 'Gym', match: { merchantIds: ['GYM'] } });
    const store = await lab.open({ load: loadBrandFolder });
    expect(store.listProblems().get('gym')?.[0]?.what).toBe(
      'there is no brand chain beside this one',
    );
    await write('chain', { name: 'Chain', corners: 'pill' });
    await lab.until(() => readCorners('gym') === 'pill');
    await rm(join(lab.root, 'chain'), { recursive: true });
    await lab.until(() => store.listProblems().has('gym'));
    expect(readCorners('gym')).toBe('pill');
  });

  it('waits for a base that is being written', async () => {
    await write('chain', { name: 'Chain', corners: 'round' });
    await write('gym', { extends: 'chain', name: 'Gym', match: { merchantIds: ['GYM'] } });
    await lab.open({ load: loadBrandFolder });
    const marker = join(lab.root, 'chain', '.writing');
    await writeFile(marker, '');
    await write('chain', { name: 'Chain', corners: 'pill' });
    await write('gym', { extends: 'chain', name: 'Gym 2', match: { merchantIds: ['GYM'] } });
    await lab.wait(2_500);
    expect(lab.read('gym')).toBe('Gym');
    expect(readCorners('gym')).toBe('round');
    await unlink(marker);
    await lab.until(() => readCorners('gym') === 'pill');
    expect(lab.read('gym')).toBe('Gym 2');
  });

  it('tells a circle once and leaves it in peace', async () => {
    await write('gym', { extends: 'club', name: 'Gym' });
    await write('club', { extends: 'gym', name: 'Club' });
    await lab.open({ load: loadBrandFolder });
    await lab.wait(3_000);
    expect(lab.listMessages('error').length).toBeLessThanOrEqual(4);
    const before = lab.lines.length;
    await lab.wait(2_000);
    expect(lab.lines.length).toBe(before);
  });
});

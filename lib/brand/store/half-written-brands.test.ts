import { mkdir, rename, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lab, setUpLab } from './testing/store-under-test.ts';

setUpLab();

describe('a brand that is being written', () => {
  it('never takes half of what is written file by file', async () => {
    await lab.write('gym', 'old');
    await lab.open();
    const seen = new Set<string | undefined>();
    // Altogether for longer than a folder has to be quiet.
    for (const file of [...Array.from({ length: 20 }, () => 'one'), 'other']) {
      await writeFile(join(lab.root, 'gym', file), 'new');
      await lab.wait(80);
      seen.add(lab.read('gym'));
    }
    await lab.see('gym', 'new new');
    expect(seen).toContain('old old');
    expect([...seen].filter((words) => words !== 'old old' && words !== 'new new')).toEqual([]);
  });

  it('takes nothing of a folder with the marker of a slow writer, however long', async () => {
    await lab.write('gym', 'old');
    await lab.open();
    const marker = join(lab.root, 'gym', '.writing');
    await writeFile(marker, '');
    await writeFile(join(lab.root, 'gym', 'one'), 'new');
    await lab.wait(2_000);
    expect(lab.read('gym')).toBe('old old');
    await writeFile(join(lab.root, 'gym', 'other'), 'new');
    await unlink(marker);
    await lab.see('gym', 'new new');
  });

  it('waits for the tool that copies', async () => {
    await lab.write('gym', 'old');
    await lab.open();
    const unfinished = join(lab.root, 'gym', '.other.x7Gh2k');
    await writeFile(join(lab.root, 'gym', 'one'), 'new');
    await writeFile(unfinished, 'ne');
    await lab.wait(1_500);
    expect(lab.read('gym')).toBe('old old');
    await writeFile(unfinished, 'new');
    await rename(unfinished, join(lab.root, 'gym', 'other'));
    await lab.see('gym', 'new new');
  });

  it('takes a folder that another one has replaced as a whole', async () => {
    await lab.write('gym', 'old');
    await lab.open();
    await lab.write('.next', 'new');
    await rename(join(lab.root, 'gym'), join(lab.root, '.past'));
    await rename(join(lab.root, '.next'), join(lab.root, 'gym'));
    await lab.see('gym', 'new new');
    await lab.write('gym', 'newer');
    await lab.see('gym', 'newer newer');
    expect(lab.listMessages('warn')).toEqual([]);
  });

  it('takes what a link leads to now, as Kubernetes swaps them', async () => {
    await mkdir(join(lab.root, '..1'));
    await mkdir(join(lab.root, '..2'));
    await lab.write('..1/gym', 'old');
    await lab.write('..2/gym', 'new');
    await symlink('..1', join(lab.root, '..data'));
    await symlink('..data/gym', join(lab.root, 'gym'));
    await lab.open();
    expect(lab.read('gym')).toBe('old old');
    await symlink('..2', join(lab.root, '..data_tmp'));
    await rename(join(lab.root, '..data_tmp'), join(lab.root, '..data'));
    await lab.see('gym', 'new new');
    expect(lab.listMessages('warn')).toEqual([]);
  });
});

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INSTALL_SCRIPTS } from './install-scripts.ts';
import { readLockFile, readManifest } from './read-manifests.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'install-scripts-'));
});
afterEach(() => rm(project, { recursive: true }));

describe('scripts of packages that are installed', () => {
  it('are known, each with what came of it', () => {
    const found = Object.entries(readLockFile().packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([folder]) => folder.replace(/^.*node_modules\//, ''));
    expect(found.toSorted()).toEqual(Object.keys(INSTALL_SCRIPTS).toSorted());
  });

  it('are refused by name as well, for an npm that asks', () => {
    const refused = Object.keys(INSTALL_SCRIPTS).map((name) => [name, false]);
    expect(readManifest().allowScripts).toEqual(Object.fromEntries(refused));
  });

  it('are not run by npm, under the settings of this project', { timeout: 120_000 }, async () => {
    await writePackage('.', { dependencies: { evil: 'file:evil' } });
    await writePackage('evil', { scripts: { postinstall: 'touch ../../ran ../ran' } });
    await cp(join(ROOT, '.npmrc'), join(project, '.npmrc'));
    await install();
    expect(await readdir(project)).toContain('package-lock.json');
    expect(await readdir(project)).not.toContain('ran');
  });
});

async function writePackage(folder: string, more: object): Promise<void> {
  const name = folder === '.' ? 'innocent' : folder;
  await mkdir(join(project, folder), { recursive: true });
  const content = JSON.stringify({ name, version: '1.0.0', ...more });
  await writeFile(join(project, folder, 'package.json'), content);
}

/** With nothing of the npm around this test, which would hand its own settings on. */
async function install(): Promise<void> {
  const entries = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = { ...Object.fromEntries(entries), NODE_ENV: 'test' as const };
  await promisify(execFile)('npm', ['install', '--offline'], { cwd: project, env });
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

type Places = {
  readonly path: string;
  /** Debian and Ubuntu keep one folder a major version here, and none of the programs in PATH. */
  readonly versions: string;
};

const THIS_SYSTEM: Places = { path: process.env.PATH ?? '', versions: '/usr/lib/postgresql' };

/** The folders of this system that hold a PostgreSQL server, best first. */
export async function listSystemPostgres(places: Places = THIS_SYSTEM): Promise<readonly string[]> {
  const folders = [
    ...(await askPgConfig(places.path)),
    ...(await listVersions(places.versions)),
    ...places.path.split(delimiter).filter((folder) => folder !== ''),
  ];
  return [...new Set(folders)].filter(hasServer);
}

async function askPgConfig(path: string): Promise<string[]> {
  try {
    const { stdout } = await promisify(execFile)('pg_config', ['--bindir'], {
      env: { ...process.env, PATH: path },
    });
    return [stdout.trim()];
  } catch {
    return [];
  }
}

async function listVersions(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const newestFirst = names.sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((name) => join(folder, name, 'bin'));
}

function hasServer(folder: string): boolean {
  return ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));
}

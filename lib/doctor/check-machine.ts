import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Env } from '#lib/env.ts';
import type { Finding } from './finding.ts';

/** About a hundred thousand payments. */
const FEW_BYTES = 500 * 1024 * 1024;

/** Node, the build, and the disk that the ledger's file is on. */
export function checkMachine({ ledger }: Env): Finding[] {
  return [
    checkNode(),
    checkBuild(),
    ...(ledger.kind === 'sqlite' ? [checkDisk(ledger.folder)] : []),
  ];
}

function checkNode(): Finding {
  return { what: 'Node', state: 'good', said: process.versions.node };
}

function checkBuild(): Finding {
  if (existsSync('.next/BUILD_ID')) return { what: 'build', state: 'good', said: 'there is one' };
  return {
    what: 'build',
    state: 'bad',
    said: 'there is none in this folder',
    todo: 'npm run build, or start this command in the folder of the bundle.',
  };
}

function checkDisk(folder: string): Finding {
  const path = resolve(folder);
  const nearest = findExisting(path);
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    return {
      what: 'disk',
      state: 'bad',
      said: `${nearest} cannot be written to`,
      todo: 'Give the user that the page runs as the right to write there, or set DATA_DIR.',
    };
  }
  const { bavail, bsize } = statfsSync(nearest);
  const freeInBytes = bavail * bsize;
  const said = `${Math.floor(freeInBytes / 1024 / 1024).toLocaleString('en-US')} MB free at ${path}`;
  if (freeInBytes >= FEW_BYTES) return { what: 'disk', state: 'good', said };
  const todo = 'Make room: without it no payment can be taken.';
  return { what: 'disk', state: 'warning', said, todo };
}

function findExisting(path: string): string {
  return existsSync(path) ? path : findExisting(dirname(path));
}

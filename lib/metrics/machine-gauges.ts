import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import type { Env } from '#lib/env.ts';
import { addGauge } from './gauges.ts';

/** What this process is made of, and how it does just now. */
export type Machine = {
  readonly ledger: Env['ledger'];
  /** The id of the build. */
  readonly build: string | undefined;
  /** How many requests are being answered. */
  readonly countWork: () => number;
  /** The ids of the brands that are not in order. */
  readonly listBrandsNotInOrder: () => readonly string[];
};

const packageSchema = z.object({ version: z.string() });

/** Adds what tells of this process and its disk; gives what measures them. */
export function addMachineGauges(registry: Registry, machine: Machine): () => Promise<void> {
  addGauge(registry, {
    name: 'build_info',
    help: 'Always 1; its labels say which release this process is.',
    labels: ['version', 'build', 'node'],
  }).set({ version: readVersion(), build: machine.build ?? '', node: process.versions.node }, 1);
  const inFlight = addGauge(registry, {
    name: 'requests_in_flight',
    help: 'Requests that are being answered.',
  });
  const brands = addGauge(registry, {
    name: 'brands_not_in_order',
    help: 'Brands that are not in order, so that their last good form or another brand is shown.',
  });
  const { ledger } = machine;
  const free =
    ledger.kind === 'sqlite' &&
    addGauge(registry, {
      name: 'disk_free_bytes',
      help: 'Room on the disk of the ledger’s file.',
    });
  return async () => {
    inFlight.set(machine.countWork());
    brands.set(machine.listBrandsNotInOrder().length);
    if (free) free.set(await readFreeBytes(ledger.folder));
  };
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}

/** A folder that has gone has no room. */
async function readFreeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it, vi } from 'vitest';
import { type BrandIndex, sharedBrands } from '../brand-index.ts';
import { openBrandStore } from './open-brand-store.ts';

const LOOK_UPS = 1_000_000;
const roots: string[] = [];

afterEach(() => Promise.all(roots.splice(0).map((root) => rm(root, { recursive: true }))));

/** Prints what it costs; a machine's time proves nothing, so that none is asserted. */
it.each([
  ['two hundred', 200],
  ['ten thousand @all', 10_000],
])(
  'finds one of ten brands as it finds one of %s',
  async (_name, count) => {
    const few = await measure(10);
    const many = await measure(count);
    process.stdout.write(`${few}\n${many}\n`);
  },
  600_000,
);

async function measure(count: number): Promise<string> {
  const root = await writeBrands(count);
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const before = measureHeapInBytes();
  const startedAtInMs = performance.now();
  const store = await openBrandStore({ folder: root, log });
  const seconds = (performance.now() - startedAtInMs) / 1000;
  const megabytes = (measureHeapInBytes() - before) / 1e6;
  await store.close();

  expect([...store.listProblems()]).toEqual([]);
  const brands = sharedBrands.value;
  if (!brands) throw new Error('There are no brands.');
  expect(brands.size).toBe(count);
  expectAll(brands, count);
  const lookUpInNs = (measureLookUps(brands, count) * 1e6) / LOOK_UPS;
  return (
    `${count} brands: read in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, ` +
    `${lookUpInNs.toFixed(0)} ns for a look-up by host and merchant`
  );
}

function measureHeapInBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

async function writeBrands(count: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'many-brands-'));
  roots.push(root);
  for (let number = 0; number < count; number += 1) {
    const settings = {
      name: `Merchant ${number}`,
      match: { hosts: [`m${number}.example`], merchantIds: [`merchant-${number}`] },
      colors: {
        light: { accent: `#${((number * 7919) % 0xffffff).toString(16).padStart(6, '0')}` },
      },
    };
    await mkdir(join(root, `m${number}`));
    await writeFile(join(root, `m${number}`, 'brand.json'), JSON.stringify(settings));
  }
  return root;
}

function expectAll(brands: BrandIndex, count: number): void {
  const wrong = [];
  for (let number = 0; number < count; number += 1) {
    const byHost = brands.findByHost(`m${number}.example`);
    const byMerchant = brands.findByMerchant({ id: `merchant-${number}` });
    if (byHost?.id !== `m${number}` || byMerchant !== byHost) wrong.push(number);
  }
  expect(wrong).toEqual([]);
}

function measureLookUps(brands: BrandIndex, count: number): number {
  const hosts = Array.from({ length: 10 }, (_, number) => `m${(number * 997) % count}.example`);
  const startedAtInMs = performance.now();
  let found = 0;
  for (let times = 0; times < LOOK_UPS; times += 1) {
    if (brands.findByHost(hosts[times % hosts.length] ?? '')) found += 1;
    if (brands.findByMerchant({ id: 'nobody', reference: 'nobody' })) found += 1;
  }
  expect(found).toBe(LOOK_UPS);
  return performance.now() - startedAtInMs;
}

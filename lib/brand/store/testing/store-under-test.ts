import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { sharedBrands } from '#lib/brand/get-brands.ts';
import { fail, succeed } from '#lib/result.ts';
import { makeBrand } from '../../testing/make-brand.ts';
import { type BrandStore, openBrandStore } from '../open-brand-store.ts';

type Options = Partial<Parameters<typeof openBrandStore>[0]>;

/** A folder of brands for one test, and what the store has said about it. */
export const lab = {
  root: '',
  lines: [] as { level: string; fields: object; message: string }[],

  async open(options: Options = {}): Promise<BrandStore> {
    const store = await openBrandStore({ folder: lab.root, log, load: loadWords, ...options });
    opened.push(store);
    return store;
  },

  /** Two files that only make sense together. */
  async write(id: string, one: string, other = one): Promise<void> {
    await mkdir(join(lab.root, id), { recursive: true });
    await writeFile(join(lab.root, id, 'one'), one);
    await writeFile(join(lab.root, id, 'other'), other);
  },

  /** The brand's two words as pages see them now: equal, unless it was taken half. */
  read(id: string): string | undefined {
    return sharedBrands.value?.findById(id)?.settings.name;
  },

  /** Waits until pages see the brand so. */
  async see(id: string, words: string | undefined): Promise<void> {
    await vi.waitFor(
      () => {
        if (lab.read(id) !== words) throw new Error(`${id} is ${lab.read(id)}, not ${words}`);
      },
      { timeout: 15_000, interval: 20 },
    );
  },

  listMessages: (level: string) =>
    lab.lines.filter((line) => line.level === level).map(({ message }) => message),
};

const opened: BrandStore[] = [];

const log = { info: hear('info'), warn: hear('warn'), error: hear('error') };

function hear(level: string) {
  return (...[first, second]: [string] | [object, string]) => {
    const fields = typeof first === 'object' ? first : {};
    lab.lines.push({ level, fields, message: second ?? String(first) });
  };
}

/** A brand is in order unless one of its words is `bad`; it throws for `mistake`. */
async function loadWords(path: string) {
  const [one, other] = await Promise.all(
    ['one', 'other'].map((name) => readFile(join(path, name), 'utf8').catch(() => 'bad')),
  );
  if (one === 'mistake') throw new TypeError('no such thing');
  const problems = [
    { where: 'one', what: one },
    { where: 'other', what: other },
  ].flatMap(({ where, what }) => (what === 'bad' ? [{ where, what: 'is bad' }] : []));
  if (problems.length > 0) return fail(problems);
  const id = basename(path);
  const brand = makeBrand(id, { merchantReferences: [id] });
  return succeed({ ...brand, settings: { ...brand.settings, name: `${one} ${other}` } });
}

/** To be called by each file that uses the lab. */
export function setUpLab(): void {
  beforeEach(async () => {
    sharedBrands.value = undefined;
    lab.lines = [];
    lab.root = await mkdtemp(join(tmpdir(), 'brand-store-'));
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await rm(lab.root, { recursive: true, force: true });
  });
}

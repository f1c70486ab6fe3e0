import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { sharedBrands } from '#lib/brand/brand-index.ts';
import { fail, succeed } from '#lib/result.ts';
import { makeBrand } from '../../testing/make-brand.ts';
import { type BrandStore, openBrandStore } from '../open-brand-store.ts';

type Options = Partial<Parameters<typeof openBrandStore>[0]>;

/** How far the clock goes between two turns: finer than the store looks at its folders. */
const STEP_IN_MS = 20;
const LONGEST_WAIT_IN_MS = 15_000;

/**
 * A folder of brands for one test, and what the store has said about it. The store's clock stands still but
 * while a test lets time pass, and then goes as fast as the store can look.
 */
export const lab = {
  root: '',
  lines: [] as { level: string; fields: object; message: string }[],

  async open(options: Options = {}): Promise<BrandStore> {
    let isOpening = true;
    const opening = openBrandStore({ folder: lab.root, log, load: loadWords, ...options });
    const done = () => {
      isOpening = false;
    };
    opening.then(done, done);
    await lab.until(() => !isOpening);
    opened.push(await opening);
    return opening;
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

  /** Lets time pass until something is so. */
  async until(isSo: () => boolean): Promise<void> {
    for (let passedInMs = 0; !isSo(); passedInMs += STEP_IN_MS) {
      if (passedInMs > LONGEST_WAIT_IN_MS) throw new Error('It has not become so.');
      await pass(isSo);
    }
  },

  /** Lets this much time pass. */
  async wait(forInMs: number): Promise<void> {
    for (let passedInMs = 0; passedInMs < forInMs; passedInMs += STEP_IN_MS) {
      await pass(() => opened.length === 0);
    }
  },

  /** Waits until pages see the brand so. */
  see: (id: string, words: string | undefined) => lab.until(() => lab.read(id) === words),

  listMessages: (level: string) =>
    lab.lines.filter((line) => line.level === level).map(({ message }) => message),
};

const opened: BrandStore[] = [];

/** A step of the clock, and all that it begins: to the next wait of the store, or to the end. */
async function pass(isOver: () => boolean): Promise<void> {
  await vi.advanceTimersByTimeAsync(STEP_IN_MS);
  while (vi.getTimerCount() === 0 && !isOver()) await new Promise((done) => setImmediate(done));
}

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
    // Times of files are as of now, so that the date stays.
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    sharedBrands.value = undefined;
    lab.lines = [];
    lab.root = await mkdtemp(join(tmpdir(), 'brand-store-'));
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    vi.useRealTimers();
    await rm(lab.root, { recursive: true, force: true });
  });
}

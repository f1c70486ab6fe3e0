import fc from 'fast-check';
import { sealData, unsealData } from 'iron-session';
import { afterEach, expect, it, vi } from 'vitest';
import { readSeal } from './seal.ts';

const OLD = 'r4nd0m-r4nd0m-r4nd0m-r4nd0m-r4nd0m-1';
const NEW = 'r4nd0m-r4nd0m-r4nd0m-r4nd0m-r4nd0m-2';
const BOTH = { 1: OLD, 2: NEW };

afterEach(() => {
  vi.useRealTimers();
});

async function readBoth(sealed: string, password: Record<number, string> = BOTH) {
  return { ours: readSeal(sealed, password), theirs: await unsealData(sealed, { password }) };
}

it('opens what iron-session seals', async () => {
  const contents = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(contents, fc.constantFrom(1, 2), async (content, number) => {
      const password = { [number]: BOTH[number === 1 ? 1 : 2] };
      const sealed = await sealData(content, { password, ttl: 60 });
      const { ours, theirs } = await readBoth(sealed);
      expect(ours).toEqual(theirs);
      expect(JSON.stringify(ours)).toBe(JSON.stringify(content));
    }),
  );
});

it('opens nothing that was changed anywhere, as iron-session does not', async () => {
  const sealed = await sealData({ jwt: 'secret' }, { password: BOTH });
  const end = sealed.indexOf('~');
  for (let at = 0; at < end; at++) {
    for (const sign of ['', 'A', '*', '0', '=', '~']) {
      const changed = sealed.slice(0, at) + sign + sealed.slice(at + 1);
      if (changed !== sealed) expect(readSeal(changed, BOTH), changed).toEqual({});
    }
  }
});

it.each([
  '',
  '~2',
  'Fe26.2',
  'Fe26.2*1*******',
  'Fe26.2*1******',
  'Fe26.2*constructor******x',
  'Fe26.1*1*a*b*c**d*e~2',
  `Fe26.2*1*${'a'.repeat(64)}*AAAA*AAAA**${'b'.repeat(64)}*AAAA~2`,
])('takes %j for no seal, as iron-session does', async (text) => {
  expect(await readBoth(text)).toEqual({ ours: {}, theirs: {} });
});

it('does not open what was sealed with a secret that it no longer knows', async () => {
  const sealed = await sealData({ a: 1 }, { password: { 1: OLD } });
  expect(await readBoth(sealed, { 2: NEW })).toEqual({ ours: {}, theirs: {} });
  expect(await readBoth(sealed, { 1: NEW })).toEqual({ ours: {}, theirs: {} });
});

it('opens until a minute after the end, as iron-session does', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const sealed = await sealData({ a: 1 }, { password: BOTH, ttl: 100 });
  const endless = await sealData({ a: 1 }, { password: BOTH, ttl: 0 });
  vi.advanceTimersByTime(159_999);
  expect(await readBoth(sealed)).toEqual({ ours: { a: 1 }, theirs: { a: 1 } });
  vi.advanceTimersByTime(1);
  expect(await readBoth(sealed)).toEqual({ ours: {}, theirs: {} });
  expect(await readBoth(endless)).toEqual({ ours: { a: 1 }, theirs: { a: 1 } });
});

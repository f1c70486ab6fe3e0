import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, succeed } from '#lib/result.ts';
import { makeAsset, makeBrand } from '../testing/make-brand.ts';
import { createShelf } from './create-shelf.ts';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function findAsset(brandId: string, name: string) {
  return globalThis.brands?.findAsset(brandId, name);
}

test('keeps equal files of many brands once', () => {
  const shelf = createShelf({ log });
  for (const id of ['gym', 'club']) {
    shelf.put(id, succeed(makeBrand(id, {}, [makeAsset('logo.png')])));
  }
  shelf.publish();
  expect(findAsset('gym', 'logo.png')).toBeDefined();
  expect(findAsset('gym', 'logo.png')).toBe(findAsset('club', 'logo.png'));
});

test('serves the files of a former form for ten minutes', () => {
  const shelf = createShelf({ log });
  shelf.put('gym', succeed(makeBrand('gym', {}, [makeAsset('old.png')])));
  shelf.put('gym', succeed(makeBrand('gym', {}, [makeAsset('new.png')])));
  shelf.publish();
  expect(findAsset('gym', 'old.png')).toBeDefined();
  vi.setSystemTime(Date.now() + 10 * 60_000 + 1);
  shelf.publish();
  expect(findAsset('gym', 'old.png')).toBeUndefined();
  expect(findAsset('gym', 'new.png')).toBeDefined();
});

test('changes nothing for anybody until it publishes', () => {
  const shelf = createShelf({ log });
  shelf.publish();
  const before = globalThis.brands;
  shelf.put('gym', succeed(makeBrand('gym')));
  expect(globalThis.brands).toBe(before);
  expect(before?.findById('gym')).toBeUndefined();
  expect(shelf.publish()).toBe(1);
  expect(globalThis.brands?.findById('gym')).toBeDefined();
  expect(before?.findById('gym')).toBeUndefined();
});

test('tells of a conflict once, and again after it was settled', () => {
  const shelf = createShelf({ log, sharedHost: 'pay.example' });
  const claim = (id: string, host: string) =>
    shelf.put(id, succeed(makeBrand(id, { hosts: [host] })));
  claim('club', 'x.example');
  claim('gym', 'x.example');
  shelf.publish();
  shelf.publish();
  expect(log.error.mock.calls).toEqual([
    [
      {
        brand: 'gym',
        shownAs: 'itself, without what another brand has',
        problems: ['match.hosts: x.example belongs to the brand club already'],
      },
      'a brand is not in order',
    ],
  ]);
  expect(shelf.listProblems().get('gym')).toHaveLength(1);
  claim('gym', 'gym.example');
  shelf.publish();
  expect(shelf.listProblems().size).toBe(0);
  claim('gym', 'pay.example');
  shelf.publish();
  expect(log.error).toHaveBeenCalledTimes(2);
});

test('forgets a brand that has gone, and what was wrong with it', () => {
  const shelf = createShelf({ log });
  shelf.put('gym', fail([{ where: 'name', what: 'is missing' }]), { hosts: ['gym.example'] });
  shelf.publish();
  expect(globalThis.brands?.findByHost('gym.example')?.id).toBe('gym');
  shelf.remove('gym');
  shelf.publish();
  expect(globalThis.brands?.findByHost('gym.example')).toBeUndefined();
  expect(shelf.listProblems().size).toBe(0);
});

test('warns of hosts that no brand has any more, whatever the reason', () => {
  const shelf = createShelf({ log });
  const put = (id: string, hosts: string[]) => shelf.put(id, succeed(makeBrand(id, { hosts })));
  put('gym', ['gym.example', 'both.example']);
  put('club', ['club.example', 'both.example']);
  shelf.publish();
  shelf.remove('gym');
  put('club', ['both.example']);
  shelf.publish();
  shelf.publish();
  const words = 'no brand has this host any more: it answers 421';
  expect(log.warn.mock.calls).toEqual([
    [{ brand: 'gym', host: 'gym.example' }, words],
    [{ brand: 'club', host: 'club.example' }, words],
  ]);
});

test('says once of a brand that can never show', () => {
  const shelf = createShelf({ log });
  for (const id of ['default', 'idle']) shelf.put(id, succeed(makeBrand(id, { hosts: [] })));
  const { settings, ...base } = makeBrand('base');
  shelf.put('base', succeed({ ...base, settings }));
  const match = { hosts: ['gym.example'] };
  shelf.put(
    'gym',
    succeed({ ...base, id: 'gym', settings: { ...settings, match, extends: 'base' } }),
  );
  shelf.publish();
  shelf.publish();
  expect(log.warn.mock.calls).toEqual([
    [
      { brand: 'idle' },
      'no bill can show in this brand: its match names nothing, and no brand extends it',
    ],
  ]);
});

test('logs warnings of a brand in order, and not its notes', () => {
  const remark = { where: 'logo.light', what: 'left out: <metadata>', level: 'note' } as const;
  const warning = { where: 'texts.es', what: 'does not show yet', level: 'warning' } as const;
  const shelf = createShelf({ log });
  shelf.put('gym', succeed({ ...makeBrand('gym'), remarks: [remark, warning] }));
  expect(log.warn.mock.calls).toEqual([
    [
      { brand: 'gym', remarks: ['texts.es: does not show yet'] },
      'a brand is in order, with a warning',
    ],
  ]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sharedBrands } from '#lib/brand/brand-index.ts';
import { fail, succeed } from '#lib/result.ts';
import { makeAsset, makeBrand } from '../testing/make-brand.ts';
import { makeTestBrand } from '../testing/make-test-brand.ts';
import { applyBrand } from '../view/make-brand-view.ts';
import { createCatalogue, makeStandIn } from './create-catalogue.ts';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function findAsset(brandId: string, name: string) {
  return sharedBrands.value?.findAsset(brandId, name);
}

test('keeps equal files of many brands once', () => {
  const catalogue = createCatalogue({ log });
  for (const id of ['gym', 'club']) {
    catalogue.put(id, succeed(makeBrand(id, {}, [makeAsset('logo.png')])));
  }
  catalogue.publish();
  expect(findAsset('gym', 'logo.png')).toBeDefined();
  expect(findAsset('gym', 'logo.png')).toBe(findAsset('club', 'logo.png'));
});

test('serves the files of a former form for ten minutes', () => {
  const catalogue = createCatalogue({ log });
  catalogue.put('gym', succeed(makeBrand('gym', {}, [makeAsset('old.png')])));
  catalogue.put('gym', succeed(makeBrand('gym', {}, [makeAsset('new.png')])));
  catalogue.publish();
  expect(findAsset('gym', 'old.png')).toBeDefined();
  vi.setSystemTime(Date.now() + 10 * 60_000 + 1);
  catalogue.publish();
  expect(findAsset('gym', 'old.png')).toBeUndefined();
  expect(findAsset('gym', 'new.png')).toBeDefined();
});

test('changes nothing for anybody until it publishes', () => {
  const catalogue = createCatalogue({ log });
  catalogue.publish();
  const before = sharedBrands.value;
  catalogue.put('gym', succeed(makeBrand('gym')));
  expect(sharedBrands.value).toBe(before);
  expect(before?.findById('gym')).toBeUndefined();
  expect(catalogue.publish()).toBe(1);
  expect(sharedBrands.value?.findById('gym')).toBeDefined();
  expect(before?.findById('gym')).toBeUndefined();
});

test('tells of a conflict once, and again after it was settled', () => {
  const catalogue = createCatalogue({ log, sharedHost: 'pay.example' });
  const claim = (id: string, host: string) =>
    catalogue.put(id, succeed(makeBrand(id, { hosts: [host] })));
  claim('club', 'x.example');
  claim('gym', 'x.example');
  catalogue.publish();
  catalogue.publish();
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
  expect(catalogue.listProblems().get('gym')).toHaveLength(1);
  claim('gym', 'gym.example');
  catalogue.publish();
  expect(catalogue.listProblems().size).toBe(0);
  claim('gym', 'pay.example');
  catalogue.publish();
  expect(log.error).toHaveBeenCalledTimes(2);
});

test('forgets a brand that has gone, and what was wrong with it', () => {
  const catalogue = createCatalogue({ log });
  catalogue.put('gym', fail([{ where: 'name', what: 'is missing' }]), { hosts: ['gym.example'] });
  catalogue.publish();
  expect(sharedBrands.value?.findByHost('gym.example')?.id).toBe('gym');
  catalogue.remove('gym');
  catalogue.publish();
  expect(sharedBrands.value?.findByHost('gym.example')).toBeUndefined();
  expect(catalogue.listProblems().size).toBe(0);
});

test('warns of hosts that no brand has any more, whatever the reason', () => {
  const catalogue = createCatalogue({ log });
  const put = (id: string, hosts: string[]) => catalogue.put(id, succeed(makeBrand(id, { hosts })));
  put('gym', ['gym.example', 'both.example']);
  put('club', ['club.example', 'both.example']);
  catalogue.publish();
  catalogue.remove('gym');
  put('club', ['both.example']);
  catalogue.publish();
  catalogue.publish();
  const words = 'no brand has this host any more: it answers 421';
  expect(log.warn.mock.calls).toEqual([
    [{ brand: 'gym', host: 'gym.example' }, words],
    [{ brand: 'club', host: 'club.example' }, words],
  ]);
});

test('says once of a brand that can never show', () => {
  const catalogue = createCatalogue({ log });
  for (const id of ['default', 'idle']) catalogue.put(id, succeed(makeBrand(id, { hosts: [] })));
  const { settings, ...base } = makeBrand('base');
  catalogue.put('base', succeed({ ...base, settings }));
  const match = { hosts: ['gym.example'] };
  catalogue.put(
    'gym',
    succeed({ ...base, id: 'gym', settings: { ...settings, match, extends: 'base' } }),
  );
  catalogue.publish();
  catalogue.publish();
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
  const catalogue = createCatalogue({ log });
  catalogue.put('gym', succeed({ ...makeBrand('gym'), remarks: [remark, warning] }));
  expect(log.warn.mock.calls).toEqual([
    [
      { brand: 'gym', remarks: ['texts.es: does not show yet'] },
      'a brand is in order, with a warning',
    ],
  ]);
});

const MATCH = { hosts: ['pay.gym.example'], merchantIds: ['GYM'] };
const GYM = { id: 'GYM', name: 'Corner Gym', addressLines: [] };

test('never names the default brand as the payee of bills that are another brand’s', () => {
  const standIn = makeStandIn('gym', MATCH, makeTestBrand({ legalName: 'Harbor Gym LLC' }));
  expect(standIn.settings.match).toEqual(MATCH);
  expect(applyBrand(standIn, GYM)).toEqual(GYM);
  expect(applyBrand(standIn, { id: 'GYM', addressLines: [] })).not.toHaveProperty('name');
});

test('leaves the look without a brand as it is', () => {
  const standIn = makeStandIn('gym', MATCH, makeTestBrand({ name: '' }));
  expect(standIn.settings.kind).toBeUndefined();
  expect(applyBrand(standIn, GYM)).toEqual(GYM);
});

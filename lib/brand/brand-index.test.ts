import { describe, expect, it } from 'vitest';
import { createBrandIndex } from './brand-index.ts';
import { BUILT_IN_BRAND } from './built-in-brand.ts';
import { makeAsset, makeBrand } from './testing/make-brand.ts';

function index(...brands: Parameters<typeof makeBrand>[]) {
  return createBrandIndex(
    brands.map((brand) => makeBrand(...brand)),
    BUILT_IN_BRAND,
    { sharedHost: 'pay.example' },
  );
}

describe('the index of brands', () => {
  it('finds a brand by id, by each of its hosts and by each key of its merchants', () => {
    const { index: brands, conflicts } = index(
      ['gym', { hosts: ['gym.example', 'gym.test'], merchantIds: ['m1', 'm2'] }],
      ['bank', { merchantReferences: ['r1'] }],
      ['club', { aggregatorIds: ['a1'] }],
    );
    expect(conflicts).toEqual([]);
    expect(brands.size).toBe(3);
    expect(brands.findById('gym')?.id).toBe('gym');
    for (const host of ['gym.example', 'gym.test']) {
      expect(brands.findByHost(host)?.id).toBe('gym');
    }
    for (const id of ['m1', 'm2']) expect(brands.findByMerchant({ id })?.id).toBe('gym');
    expect(brands.findByMerchant({ reference: 'r1' })?.id).toBe('bank');
    expect(brands.findByMerchant({ aggregatorId: 'a1' })?.id).toBe('club');
  });

  it('asks for the merchant id first, then the reference, then the aggregator', () => {
    const { index: brands } = index(
      ['by-id', { merchantIds: ['x'] }],
      ['by-reference', { merchantReferences: ['x'] }],
      ['by-aggregator', { aggregatorIds: ['x'] }],
    );
    const find = (keys: Parameters<typeof brands.findByMerchant>[0]) =>
      brands.findByMerchant(keys)?.id;
    expect(find({ id: 'x', reference: 'x', aggregatorId: 'x' })).toBe('by-id');
    expect(find({ id: '?', reference: 'x', aggregatorId: 'x' })).toBe('by-reference');
    expect(find({ reference: '?', aggregatorId: 'x' })).toBe('by-aggregator');
    expect(find({ id: '?', reference: '?', aggregatorId: '?' })).toBeUndefined();
    expect(find({})).toBeUndefined();
  });

  it('finds nothing under the names that every object has', () => {
    const { index: brands } = index(['gym', { hosts: ['gym.example'] }]);
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(brands.findById(name)).toBeUndefined();
      expect(brands.findByHost(name)).toBeUndefined();
      expect(brands.findByMerchant({ id: name })).toBeUndefined();
    }
  });

  it('leaves what two brands claim to the first by id, in whatever order they come', () => {
    const a = ['a', { hosts: ['x.example', 'a.example'], merchantIds: ['m'] }] as const;
    const b = ['b', { hosts: ['x.example', 'b.example'], merchantIds: ['m'] }] as const;
    for (const order of [
      [a, b],
      [b, a],
    ] as const) {
      const { index: brands, conflicts } = index(
        ...order.map(
          ([id, match]): Parameters<typeof makeBrand> => [
            id,
            { hosts: [...match.hosts], merchantIds: [...match.merchantIds] },
          ],
        ),
      );
      expect(brands.findByHost('x.example')?.id).toBe('a');
      expect(brands.findByHost('b.example')?.id).toBe('b');
      expect(brands.findByMerchant({ id: 'm' })?.id).toBe('a');
      expect(conflicts).toEqual([
        { brandId: 'b', where: 'match.hosts', what: 'x.example belongs to the brand a already' },
        { brandId: 'b', where: 'match.merchantIds', what: 'm belongs to the brand a already' },
      ]);
    }
  });

  it('does not quarrel with a brand that names the same thing twice', () => {
    expect(index(['a', { hosts: ['a.example', 'a.example'] }]).conflicts).toEqual([]);
  });

  it('gives the shared address to nobody', () => {
    const { index: brands, conflicts } = index(['a', { hosts: ['pay.example', 'a.example'] }]);
    expect(brands.findByHost('pay.example')).toBeUndefined();
    expect(brands.findByHost('a.example')?.id).toBe('a');
    expect(conflicts).toMatchObject([{ brandId: 'a', where: 'match.hosts' }]);
  });

  it('knows whether any brand keeps its bills to its own hosts', () => {
    expect(index(['a', { hosts: ['a.example'] }]).index.hasBoundBrand).toBe(false);
    const bound = index(['a', {}], ['b', { hosts: ['b.example'], onlyOwnHosts: true }]);
    expect(bound.index.hasBoundBrand).toBe(true);
  });

  it('finds the files of a brand, and of its former form as long as it is kept', () => {
    const [now, before] = [makeAsset('now.png'), makeAsset('before.png')];
    const formerAssets = new Map([['gym/before.png', before]]);
    const { index: brands } = createBrandIndex([makeBrand('gym', {}, [now])], BUILT_IN_BRAND, {
      formerAssets,
    });
    expect(brands.findAsset('gym', 'now.png')).toBe(now);
    expect(brands.findAsset('gym', 'before.png')).toBe(before);
    expect(brands.findAsset('bank', 'before.png')).toBeUndefined();
    expect(brands.findAsset('gym', 'other.png')).toBeUndefined();
  });
});

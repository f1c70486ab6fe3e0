import { describe, expect, it } from 'vitest';
import type { Merchant } from '#lib/domain/payment.ts';
import { makeTestBrand } from '../testing/make-test-brand.ts';
import { applyBrand } from './apply-brand.ts';

const MERCHANT: Merchant = {
  id: 'M1',
  name: 'HARBOR FITNESS 0042',
  email: 'pay@harbor.example',
  phone: '5550102040',
  addressLines: ['1 Pier'],
};
const match = { merchantIds: ['M1'] };
const support = { email: 'help@gym.example', site: 'https://gym.example/help' };

describe('applyBrand', () => {
  it("puts the brand's name and contact first, and fills them up from connectFi", () => {
    const brand = makeTestBrand({ legalName: 'Harbor Gym LLC', match, support });
    expect(applyBrand(brand, MERCHANT)).toEqual({
      ...MERCHANT,
      name: 'Harbor Gym',
      legalName: 'Harbor Gym LLC',
      ...support,
    });
  });

  it('leaves the merchant as it is where the brand says nothing', () => {
    expect(applyBrand(makeTestBrand({ name: '' }), MERCHANT)).toEqual(MERCHANT);
  });

  it('keeps the payee of a platform, and takes the contact of one of them whole', () => {
    const brand = makeTestBrand({ kind: 'platform', legalName: 'Harbor Inc.', support });
    const { phone: _none, ...kept } = MERCHANT;
    expect(applyBrand(brand, MERCHANT)).toEqual({ ...kept, ...support, contactName: 'Harbor Gym' });
    expect(applyBrand(makeTestBrand({ kind: 'platform' }), MERCHANT)).toEqual(MERCHANT);
  });

  it.each([
    ['its id', { match }, MERCHANT],
    ['its reference', { match: { merchantReferences: ['R1'] } }, { ...MERCHANT, reference: 'R1' }],
    ['the same name', {}, { ...MERCHANT, name: 'Harbor Gym' }],
    ['no name of a merchant', {}, { addressLines: [] }],
  ])('names the brand as payee for %s', (_by, settings, merchant) => {
    expect(applyBrand(makeTestBrand(settings), merchant).name).toBe('Harbor Gym');
  });

  it('gives its legal name to no merchant that merely has the same name', () => {
    const brand = makeTestBrand({ legalName: 'Harbor Gym LLC', match });
    const named = { ...MERCHANT, id: 'M2', name: 'Harbor Gym' };
    expect(applyBrand(brand, named)).not.toHaveProperty('legalName');
    expect(applyBrand(brand, { addressLines: [] }).legalName).toBe('Harbor Gym LLC');
  });

  it.each([
    ['a host alone', { hosts: ['pay.harbor.example'] }],
    ['the id of the platform', { aggregatorIds: ['A1'] }],
    ['the id of another merchant', { merchantIds: ['M2'], merchantReferences: ['M1'] }],
    ['nothing, as the default brand', {}],
  ])('never names it as payee of somebody else for %s', (_by, given) => {
    const brand = makeTestBrand({ legalName: 'Harbor Gym LLC', match: given, support });
    const applied = applyBrand(brand, { ...MERCHANT, reference: 'R1', aggregatorId: 'A1' });
    expect(applied).toMatchObject({ name: 'HARBOR FITNESS 0042', contactName: 'Harbor Gym' });
    expect(applied).not.toHaveProperty('legalName');
  });

  it.each(['merchant', 'platform'] as const)(
    'changes nothing more the second time (%s)',
    (kind) => {
      const brand = makeTestBrand({ kind, match, legalName: 'Harbor Inc.', support });
      const once = applyBrand(brand, MERCHANT);
      expect(applyBrand(brand, once)).toEqual(once);
      const unnamed = applyBrand(brand, { addressLines: [] });
      expect(applyBrand(brand, unnamed)).toEqual(unnamed);
    },
  );
});

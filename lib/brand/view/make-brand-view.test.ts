import { describe, expect, it } from 'vitest';
import { ENGLISH_SPEECH } from '#lib/brand/testing/english-speech.ts';
import type { Merchant } from '#lib/domain/payment.ts';
import { makeTestBrand } from '../testing/make-test-brand.ts';
import { applyBrand, makeBrandView } from './make-brand-view.ts';

const MERCHANT = { name: 'Blue Ridge Dental', phone: '5550102040', addressLines: [] };
const LOGO = { src: 'data:image/png;base64,AA==', width: 4, height: 4 };

describe('makeBrandView', () => {
  it('shows a page without a brand as it was before there were brands', () => {
    const view = makeBrandView(makeTestBrand({ name: '' }), ENGLISH_SPEECH, MERCHANT);
    expect(view).toMatchObject({
      kind: 'merchant',
      name: 'Blue Ridge Dental',
      payee: 'Blue Ridge Dental',
      support: { name: 'Blue Ridge Dental', phone: '5550102040' },
      action: 'pay',
      noun: 'bill',
      hasFooter: true,
      prominent: { amount: true, invoiceNumber: false, payerName: true },
      texts: {},
      returns: {},
      policies: {},
    });
    expect(makeBrandView(makeTestBrand({ name: '' }), ENGLISH_SPEECH)).not.toHaveProperty('name');
  });

  it('lets a platform send the letter and the merchant be paid', () => {
    const brand = makeTestBrand({ kind: 'platform', support: { email: 'help@gym.example' } });
    const view = makeBrandView(brand, ENGLISH_SPEECH, MERCHANT);
    expect(view).toMatchObject({ name: 'Harbor Gym', payee: 'Blue Ridge Dental' });
    expect(view.support).toEqual({ name: 'Harbor Gym', email: 'help@gym.example' });
    expect(makeBrandView(brand, ENGLISH_SPEECH)).not.toHaveProperty('payee');
  });

  it("shows connectFi's logo where the brand has none, but not a merchant's as a platform's", () => {
    const merchant = { ...MERCHANT, id: 'M1', logo: LOGO };
    const brand = makeTestBrand({ match: { merchantIds: ['M1'] } });
    expect(makeBrandView(brand, ENGLISH_SPEECH, merchant).logo).toEqual({
      light: LOGO,
      dark: LOGO,
      isClear: false,
    });
    const own = { light: { ...LOGO, src: '/own.svg' }, dark: LOGO, isClear: true };
    expect(makeBrandView({ ...brand, logo: own }, ENGLISH_SPEECH, merchant).logo).toBe(own);
    const another = { ...merchant, id: 'M2' };
    expect(makeBrandView(brand, ENGLISH_SPEECH, another)).toMatchObject({
      kind: 'platform',
      payee: 'Blue Ridge Dental',
    });
    expect(makeBrandView(brand, ENGLISH_SPEECH, another).logo).toBeUndefined();
    expect(
      makeBrandView(makeTestBrand({ kind: 'platform' }), ENGLISH_SPEECH, merchant).logo,
    ).toBeUndefined();
  });

  it('leads back only to the origins that the brand allows', () => {
    const afterPayment = 'https://shop.example/thanks?order=1';
    const allowed = makeTestBrand({
      return: { allowedOrigins: ['https://shop.example'], afterPayment },
    });
    expect(makeBrandView(allowed, ENGLISH_SPEECH).returns).toEqual({ afterPayment });
    const other = makeTestBrand({
      return: { allowedOrigins: ['https://shop.example.org'], afterPayment },
    });
    expect(makeBrandView(other, ENGLISH_SPEECH).returns).toEqual({});
  });

  it('asks for a new link at the help site where it has no address of its own', () => {
    const support = { site: 'https://gym.example/help' };
    const brand = makeTestBrand({ support, endedLink: { ask: 'site' } });
    expect(makeBrandView(brand, ENGLISH_SPEECH).endedLink).toEqual({ ask: 'site', ...support });
  });

  it('keeps the defaults of what stands large where the brand speaks of one thing only', () => {
    const brand = makeTestBrand({ prominent: { invoiceNumber: true, amount: undefined } });
    expect(makeBrandView(brand, ENGLISH_SPEECH).prominent).toEqual({
      amount: true,
      invoiceNumber: true,
      payerName: true,
    });
  });
});

const GYM: Merchant = {
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
    expect(applyBrand(brand, GYM)).toEqual({
      ...GYM,
      name: 'Harbor Gym',
      legalName: 'Harbor Gym LLC',
      ...support,
    });
  });

  it('leaves the merchant as it is where the brand says nothing', () => {
    expect(applyBrand(makeTestBrand({ name: '' }), GYM)).toEqual(GYM);
  });

  it('keeps the payee of a platform, and takes the contact of one of them whole', () => {
    const brand = makeTestBrand({ kind: 'platform', legalName: 'Harbor Inc.', support });
    const { phone: _none, ...kept } = GYM;
    expect(applyBrand(brand, GYM)).toEqual({ ...kept, ...support, contactName: 'Harbor Gym' });
    expect(applyBrand(makeTestBrand({ kind: 'platform' }), GYM)).toEqual(GYM);
  });

  it.each([
    ['its id', { match }, GYM],
    ['its reference', { match: { merchantReferences: ['R1'] } }, { ...GYM, reference: 'R1' }],
    ['the same name', {}, { ...GYM, name: 'Harbor Gym' }],
    ['no name of a merchant', {}, { addressLines: [] }],
  ])('names the brand as payee for %s', (_by, settings, merchant) => {
    expect(applyBrand(makeTestBrand(settings), merchant).name).toBe('Harbor Gym');
  });

  it('gives its legal name to no merchant that merely has the same name', () => {
    const brand = makeTestBrand({ legalName: 'Harbor Gym LLC', match });
    const named = { ...GYM, id: 'M2', name: 'Harbor Gym' };
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
    const applied = applyBrand(brand, { ...GYM, reference: 'R1', aggregatorId: 'A1' });
    expect(applied).toMatchObject({ name: 'HARBOR FITNESS 0042', contactName: 'Harbor Gym' });
    expect(applied).not.toHaveProperty('legalName');
  });

  it.each(['merchant', 'platform'] as const)(
    'changes nothing more the second time (%s)',
    (kind) => {
      const brand = makeTestBrand({ kind, match, legalName: 'Harbor Inc.', support });
      const once = applyBrand(brand, GYM);
      expect(applyBrand(brand, once)).toEqual(once);
      const unnamed = applyBrand(brand, { addressLines: [] });
      expect(applyBrand(brand, unnamed)).toEqual(unnamed);
    },
  );
});

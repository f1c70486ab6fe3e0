import { describe, expect, it } from 'vitest';
import { ENGLISH_SPEECH } from '#lib/brand/testing/english-speech.ts';
import { makeTestBrand } from '../testing/make-test-brand.ts';
import { makeBrandView } from './make-brand-view.ts';

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

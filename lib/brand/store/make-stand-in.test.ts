import { expect, test } from 'vitest';
import { makeTestBrand } from '../testing/make-test-brand.ts';
import { applyBrand } from '../view/apply-brand.ts';
import { makeStandIn } from './make-stand-in.ts';

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

import { beforeEach, describe, expect, it } from 'vitest';
import { createBrandIndex, sharedBrands } from '#lib/brand/brand-index.ts';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { makeTestBrand } from '#lib/brand/testing/make-test-brand.ts';
import type { AttemptState } from '#lib/domain/attempt.ts';
import { getLedger, sharedLedger } from '#lib/ledger/ledger.ts';
import {
  openTestLedger,
  TEST_CREDENTIALS,
  TEST_INTENT,
} from '#lib/ledger/testing/open-test-ledger.ts';
import { fail, succeed } from '#lib/result.ts';
import { recallPayment, recallStatus } from './recall-payment.ts';

const SITE = { origin: 'https://pay.example' };
const NOTHING = succeed(undefined);
const BY_REF = { ref: TEST_INTENT.billRef };
const BY_ID = { transactionId: TEST_INTENT.transactionId };

beforeEach(() => {
  sharedLedger.value = openTestLedger();
  sharedBrands.value = createBrandIndex([], BUILT_IN_BRAND).index;
});

/** Writes an attempt down and takes it through these states. */
async function attempt(...states: AttemptState[]): Promise<void> {
  const opened = await getLedger().openAttempt(TEST_INTENT, TEST_CREDENTIALS);
  if (!opened.ok) throw new Error('the store does not answer');
  for (const state of states) await getLedger().changeAttempt(opened.value.attempt.id, { state });
}

describe('a payment behind a closed link', () => {
  it.each([BY_REF, BY_ID])('is found by %o', async (key) => {
    await attempt('submitted', 'accepted');
    expect(await recallPayment(key, SITE)).toMatchObject({
      state: 'processing',
      payment: { transactionId: TEST_INTENT.transactionId, money: TEST_INTENT.money },
      attempt: { state: 'accepted' },
      brand: BUILT_IN_BRAND,
    });
  });

  it.each<{ states: AttemptState[] }>([
    { states: [] },
    { states: ['submitted'] },
    { states: ['submitted', 'unknown'] },
  ])('is being confirmed while its end is not known: $states', async ({ states }) => {
    await attempt(...states);
    expect(await recallPayment(BY_REF, SITE)).toMatchObject({ state: 'confirming' });
    expect(await recallStatus(BY_REF, SITE)).toEqual(
      succeed({ status: 'missing', isPayable: false, outcome: states.at(-1) ?? 'submitted' }),
    );
  });

  it.each(['refused', 'notReceived', 'ended'] as const)(
    'is none that could be shown where the attempt was %s, and an open page hears of that',
    async (state) => {
      await attempt('submitted', state);
      expect(await recallPayment(BY_REF, SITE)).toBeUndefined();
      expect(await recallStatus(BY_REF, SITE)).toMatchObject({
        value: { isPayable: false, outcome: state },
      });
    },
  );

  it('is nothing where there was no attempt, or of another bill', async () => {
    expect(await recallPayment(BY_REF, SITE)).toBeUndefined();
    await attempt('submitted', 'accepted');
    expect(await recallPayment({ ref: 'another' }, SITE)).toBeUndefined();
    expect(await recallStatus({ transactionId: 'another' }, SITE)).toEqual(NOTHING);
  });

  it('is nothing while the ledger does not answer', async () => {
    await attempt('submitted', 'accepted');
    await getLedger().close();
    expect(await recallPayment(BY_REF, SITE)).toBeUndefined();
    expect(await recallStatus(BY_REF, SITE)).toEqual(fail({ kind: 'storeUnavailable' }));
  });
});

describe('a payment to a merchant who keeps to their own host', () => {
  const match = { hosts: ['gym.example'], merchantIds: ['merchant-1'], onlyOwnHosts: true };
  const gym = { ...makeTestBrand({ match, legalName: 'Harbor Fitness LLC' }), id: 'gym' };
  const clinic = { ...makeTestBrand({ match: { hosts: ['clinic.example'] } }), id: 'clinic' };

  beforeEach(async () => {
    sharedBrands.value = createBrandIndex([gym, clinic], BUILT_IN_BRAND).index;
    await attempt('submitted', 'accepted');
  });

  it('shows there, in their brand', async () => {
    const site = { origin: 'https://gym.example', brandId: 'gym' };
    const recalled = await recallPayment(BY_REF, site);
    expect(recalled?.brand).toBe(gym);
    expect(recalled?.payment.merchant).toMatchObject({ legalName: 'Harbor Fitness LLC' });
  });

  it.each([SITE, { origin: 'https://clinic.example', brandId: 'clinic' }])(
    'is not known at %o',
    async (site) => {
      expect(await recallPayment(BY_REF, site)).toBeUndefined();
      expect(await recallStatus(BY_ID, site)).toEqual(NOTHING);
    },
  );
});

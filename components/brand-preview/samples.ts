import type { Draft, FlowState, ReadyDraft } from '#components/pay/flow/flow-state.ts';
import type { OauthState } from '#components/pay/link/oauth-actions.ts';
import type { Brand } from '#lib/brand/brand.ts';
import type { ScreenNameIn } from '#lib/brand/preview/screens.ts';
import type { PageBrand } from '#lib/brand/view/brand-view.ts';
import { applyBrand } from '#lib/brand/view/make-brand-view.ts';
import { makePageBrand } from '#lib/brand/view/read-page-brand.ts';
import type { ScreenFailureCode } from '#lib/contract/failures.ts';
import type { Merchant, Payment } from '#lib/domain/payment.ts';
import { getMessages } from '#lib/messages/get-messages.ts';

const SAMPLE_REFERENCE = 'K7Q2M-4X9TB';

/** Of an invented bank. */
export const SAMPLE_BANK = 'First Lantern Bank';

const DRAFT: Draft = {
  connection: {
    bankName: SAMPLE_BANK,
    accounts: [
      { id: 'account-1', name: 'Everyday Checking', mask: '1234', subtype: 'checking' },
      { id: 'account-2', name: 'Household', mask: '8812', subtype: 'checking' },
      { id: 'account-3', name: 'Rainy Day Savings', mask: '0071', subtype: 'savings' },
    ],
    authorizationVersion: 'sample',
    debitDate: '2026-09-16',
  },
  nameOnAccount: 'Jane Doe',
};
const READY: ReadyDraft = { ...DRAFT, accountId: 'account-1' };
const TOKEN = { value: 'sample', usableUntilInMs: 0 };
const PREPARING = { phase: 'preparing', isOpenWanted: true, hasScript: false } as const;

/** The state of the bank payment on each screen that is one of its steps. */
export const SAMPLE_FLOWS: Readonly<Record<ScreenNameIn<'bank' | 'review'>, FlowState>> = {
  'connect-preparing': { ...PREPARING, isSlow: false },
  'connect-slow': { ...PREPARING, isSlow: true },
  'connect-open': { phase: 'linking', token: TOKEN },
  'connect-finishing': { phase: 'exchanging', isSlow: false },
  'connect-problem': {
    phase: 'idle',
    hasTriedAhead: true,
    problem: { code: 'bankNotAnswering', reference: SAMPLE_REFERENCE },
  },
  'accounts-waiting': { phase: 'restoring', isSlow: false },
  'accounts-failed': {
    phase: 'listingFailed',
    problem: { code: 'upstreamUnavailable', reference: SAMPLE_REFERENCE },
  },
  'account-choice': { phase: 'choosing', draft: READY },
  'account-missing': { phase: 'choosing', draft: DRAFT, problem: { code: 'chooseAccount' } },
  'pending-verification': { phase: 'pending' },
  review: { phase: 'reviewing', draft: READY },
  'review-errors': {
    phase: 'reviewing',
    draft: { ...READY, nameOnAccount: 'Jane <Doe>' },
    nameProblem: { code: 'nameBadCharacter' },
  },
  'review-problem': {
    phase: 'reviewing',
    draft: READY,
    problem: { code: 'amountChanged', formerAmount: '$120.00', reference: SAMPLE_REFERENCE },
  },
  paying: { phase: 'paying', draft: READY, isSlow: false },
  'paying-slow': { phase: 'paying', draft: READY, isSlow: true },
  'locked-accepted': { phase: 'locked', reason: 'accepted' },
  'locked-unknown': { phase: 'locked', reason: 'unknown' },
  'locked-changed': { phase: 'locked', reason: 'changed' },
};

type OauthScreen =
  | { readonly kind: 'resume'; readonly state: OauthState; readonly isSlow: boolean }
  | { readonly kind: 'problem'; readonly problem: ScreenFailureCode; readonly hasBills: boolean };

/** What each screen of the return from a bank's own site shows. */
export const SAMPLE_OAUTH: Readonly<Record<ScreenNameIn<'return'>, OauthScreen>> = {
  'oauth-waiting': { kind: 'resume', state: { phase: 'preparing' }, isSlow: false },
  'oauth-slow': { kind: 'resume', state: { phase: 'preparing' }, isSlow: true },
  'oauth-problem': {
    kind: 'resume',
    state: { phase: 'ended', end: { kind: 'problem', problem: { code: 'returnUsedUp' } } },
    isSlow: false,
  },
  'oauth-choose': { kind: 'problem', problem: 'oauthChoose', hasBills: true },
  'oauth-elsewhere': { kind: 'problem', problem: 'oauthAnotherPlace', hasBills: false },
  'oauth-nothing': { kind: 'problem', problem: 'oauthNothing', hasBills: true },
};

/** What every screen of the preview is drawn with. */
export type StillBrand = {
  readonly brand: Brand;
  /** By `writeThemeCss`. */
  readonly css: string;
  readonly nonce: string;
};

export function toPageBrand(still: StillBrand, payment?: Payment): PageBrand {
  const bill = payment && {
    ...payment,
    merchant: ownMerchant(still.brand, payment.merchant),
  };
  return makePageBrand({ ...still, bill, reference: SAMPLE_REFERENCE });
}

/** A sample payment as its brand presents it, and what its page is drawn with. */
export function presentPayment(still: StillBrand, sample: Payment) {
  const merchant = applyBrand(still.brand, ownMerchant(still.brand, sample.merchant));
  const brand = toPageBrand(still, sample);
  return { payment: { ...sample, merchant }, brand, messages: getMessages(brand.view) };
}

/** In the preview every bill is one of the brand's own, which names the payee unless it is a platform. */
function ownMerchant({ settings }: Brand, merchant: Merchant): Merchant {
  if (settings.kind === 'platform' || !settings.name) return merchant;
  const { name: _name, ...unnamed } = merchant;
  return unnamed;
}

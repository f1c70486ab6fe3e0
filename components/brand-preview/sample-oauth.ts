import type { OauthState } from '#components/pay/link/oauth-flow.ts';
import type { ScreenNameIn } from '#lib/brand/preview/screens.ts';
import type { ScreenFailureCode } from '#lib/contract/failures.ts';

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

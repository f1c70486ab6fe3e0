import type { BankConnection } from '#lib/contract/bank-connection.ts';
import type { Problem } from '#lib/contract/failures.ts';
import type { LinkToken, LinkTokens } from '../link/link-token.ts';
import type { ScriptOutcome } from '../link/load-plaid-script.ts';
import type { BankPaymentApi } from './api.ts';

/** What the customer has chosen and typed so far; survives every step back. */
export type Draft = {
  readonly connection: BankConnection;
  readonly accountId?: string | undefined;
  readonly nameOnAccount: string;
};

/** A draft with an account: all that a payment needs. */
export type ReadyDraft = Draft & { readonly accountId: string };

type MayHaveProblem = { readonly problem?: Problem | undefined };

type MayBeSlow = { readonly isSlow: boolean };

/**
 * Where the customer stands between "Connect your bank" and the page that shows a payment's state.
 *
 * - `restoring`: the bank is connected already; its accounts are being listed.
 * - `idle`: nothing is held and nothing is on its way. `hasTriedAhead`: preparing ahead of the click has
 *   failed once, so that mere hovering asks no more.
 * - `preparing`: token and script are on their way; `isOpenWanted` once the customer has pressed.
 * - `ready`: both are here, pressing opens Plaid's window at once.
 * - `opening`, `linking`: the window has been asked for; the window is open.
 * - `exchanging`: the bank said yes, its accounts are being listed. `listingFailed`: that went wrong,
 *   and can be repeated without the bank.
 * - `pending`: the bank needs a day or two before the account can pay.
 * - `choosing`, `reviewing`, `paying`: from the accounts to the payment.
 * - `locked`: a payment was handed over, or the bill has changed: the server's page takes the place of
 *   this flow, and nothing here can pay until it has said that nothing was taken.
 */
export type FlowState =
  | ({ readonly phase: 'restoring' } & MayBeSlow & MayHaveProblem)
  | ({ readonly phase: 'idle'; readonly hasTriedAhead: boolean } & MayHaveProblem)
  | ({
      readonly phase: 'preparing';
      readonly isOpenWanted: boolean;
      readonly hasScript: boolean;
    } & MayBeSlow &
      MayHaveProblem)
  | ({ readonly phase: 'ready'; readonly token: LinkToken } & MayHaveProblem)
  | ({ readonly phase: 'opening'; readonly token: LinkToken } & MayBeSlow)
  | { readonly phase: 'linking'; readonly token: LinkToken }
  | ({ readonly phase: 'exchanging' } & MayBeSlow)
  | { readonly phase: 'listingFailed'; readonly problem: Problem }
  | { readonly phase: 'pending' }
  | ({ readonly phase: 'choosing'; readonly draft: Draft } & MayHaveProblem)
  | ({
      readonly phase: 'reviewing';
      readonly draft: ReadyDraft;
      readonly nameProblem?: Problem | undefined;
    } & MayHaveProblem)
  | ({ readonly phase: 'paying'; readonly draft: ReadyDraft } & MayBeSlow)
  | { readonly phase: 'locked'; readonly reason: LockReason };

/**
 * `accepted`: the payment is under way. `unknown`: it may be. `changed`: nothing was sent, but the bill
 * cannot be paid as it stands here.
 */
export type LockReason = 'accepted' | 'unknown' | 'changed';

export type FlowEvent =
  | { readonly type: 'intentShown' }
  | { readonly type: 'openWanted'; readonly nowInMs: number }
  | { readonly type: 'scriptArrived' }
  | { readonly type: 'prepared'; readonly token: LinkToken }
  | { readonly type: 'preparingFailed'; readonly problem: Problem }
  | { readonly type: 'tokenAged' }
  | { readonly type: 'linkOpened' }
  | { readonly type: 'linkSucceeded' }
  | { readonly type: 'linkPending' }
  | {
      readonly type: 'linkExited';
      readonly next: 'idle' | 'preparing' | 'restoring';
      readonly problem?: Problem | undefined;
    }
  | { readonly type: 'listingWanted'; readonly problem?: Problem | undefined }
  | { readonly type: 'listed'; readonly connection: BankConnection; readonly nameOnAccount: string }
  | { readonly type: 'listingFailed'; readonly problem: Problem }
  | { readonly type: 'connectionLost'; readonly problem?: Problem | undefined }
  /** Renewed at the customer's wish: the bank of the former one is gone. */
  | { readonly type: 'sessionRenewed' }
  | { readonly type: 'accountChosen'; readonly accountId: string }
  | { readonly type: 'reviewWanted' }
  | { readonly type: 'backWanted' }
  | { readonly type: 'nameEdited'; readonly nameOnAccount: string }
  /** The field holds another name than the one that is shown for authorizing. */
  | { readonly type: 'nameFound'; readonly nameOnAccount: string; readonly problem: Problem }
  | { readonly type: 'nameRefused'; readonly problem: Problem }
  | { readonly type: 'paymentStarted' }
  | {
      readonly type: 'paymentStopped';
      readonly problem: Problem;
      readonly connection?: BankConnection | undefined;
    }
  | { readonly type: 'accountRefused'; readonly problem: Problem }
  | { readonly type: 'paymentLocked'; readonly reason: LockReason }
  | { readonly type: 'becameSlow' }
  | { readonly type: 'pageRestored'; readonly hasConnection: boolean };

/** All that the flow's actions reach for, so that they can be tried without a browser. */
export type Surroundings = {
  readonly api: BankPaymentApi;
  readonly linkTokens: LinkTokens;
  /** `isRetry` gives up on a request for the script that is on its way. */
  readonly loadScript: (options: { readonly isRetry: boolean }) => Promise<ScriptOutcome>;
  readonly getState: () => FlowState;
  readonly dispatch: (event: FlowEvent) => void;
  /** Has the server draw the page again. */
  readonly refresh: () => void;
  readonly now: () => number;
  readonly payerName: string | undefined;
};

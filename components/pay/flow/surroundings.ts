import type { LinkTokens } from '../link/link-token.ts';
import type { ScriptOutcome } from '../link/load-plaid-script.ts';
import type { BankPaymentApi } from './api.ts';
import type { FlowEvent, FlowState } from './flow-state.ts';

/** All that the flow's actions reach for, so that they can be tried without a browser. */
export type Surroundings = {
  readonly api: BankPaymentApi;
  readonly linkTokens: LinkTokens;
  /** `isAnew` gives up on a request for the script that is on its way. */
  readonly loadScript: (options: { readonly isAnew: boolean }) => Promise<ScriptOutcome>;
  readonly getState: () => FlowState;
  readonly dispatch: (event: FlowEvent) => void;
  /** Has the server draw the page again. */
  readonly refresh: () => void;
  readonly now: () => number;
  readonly payerName: string | undefined;
};

import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BankPaymentApi, createApi } from '#components/pay/flow/api.ts';
import { createConnectActions } from '#components/pay/flow/connect-actions.ts';
import { reduce } from '#components/pay/flow/flow.ts';
import type { FlowEvent, FlowState } from '#components/pay/flow/flow-state.ts';
import { createListActions } from '#components/pay/flow/list-actions.ts';
import { createPayActions } from '#components/pay/flow/pay-actions.ts';
import { createLinkTokens } from '#components/pay/link/link-token.ts';

export type PageFlow = ReturnType<typeof createPageFlow>;

type PageFlowOptions = {
  readonly api: BankPaymentApi;
  readonly hasBankConnection: boolean;
  /** The flow wants the server to draw the page again. */
  readonly onRefresh: () => void;
};

/**
 * The step of paying as the page itself runs it, in its own code, without React and without a window: what
 * it sends, what it locks and what it tells is what it would be in a browser.
 */
export function createPageFlow({ api, hasBankConnection, onRefresh }: PageFlowOptions) {
  const calls = createCallWatch();
  const watched = calls.watchAll(api);
  let state: FlowState = hasBankConnection
    ? { phase: 'restoring', isSlow: false }
    : { phase: 'idle', hasTriedAhead: false };

  const surroundings = {
    api: watched,
    linkTokens: createLinkTokens({
      create: watched.createLinkToken,
      forget: watched.forgetLinkToken,
      isTestMode: true,
      now: Date.now,
    }),
    loadScript: async () => 'loaded' as const,
    getState: () => state,
    dispatch,
    refresh: onRefresh,
    now: Date.now,
    payerName: undefined,
  };
  const accounts = createListActions(surroundings, hasBankConnection);

  function dispatch(event: FlowEvent): void {
    const { phase } = state;
    state = reduce(state, event);
    if (state.phase === 'restoring' && phase !== 'restoring') void accounts.resume();
  }

  if (hasBankConnection) void accounts.resume();
  return {
    getState: () => state,
    dispatch,
    connecting: createConnectActions(surroundings, accounts),
    paying: createPayActions(surroundings, accounts),
    /** Resolves once nothing is on its way any more and all that came has been taken in. */
    untilStill: calls.untilStill,
  };
}

/** What the page at a path asks its server, in a tab of a browser of ours. */
export function createBillApi(
  path: string,
  tab: string,
  fetcher: (path: string, init?: RequestInit) => Promise<Response>,
): BankPaymentApi {
  const billRef = path.split('/').at(-1) ?? '';
  return createApi(
    billRef,
    () => tab,
    (address, init) => fetcher(String(address), init),
  );
}

function createCallWatch() {
  const underWay = new Set<Promise<unknown>>();
  const watch =
    <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    (...args: Args): Promise<Answer> => {
      const answer = call(...args).finally(() => underWay.delete(answer));
      underWay.add(answer);
      return answer;
    };
  return {
    watchAll: (api: BankPaymentApi): BankPaymentApi => ({
      createLinkToken: watch(api.createLinkToken),
      readLinkTokens: watch(api.readLinkTokens),
      forgetLinkToken: watch(api.forgetLinkToken),
      connectBank: watch(api.connectBank),
      listAccounts: watch(api.listAccounts),
      readStatus: watch(api.readStatus),
      keepSession: watch(api.keepSession),
      pay: watch(api.pay),
    }),
    untilStill: async () => {
      do {
        await Promise.all(underWay);
        // What follows from an answer, the next call included, begins in the same turn.
        await nextTurn();
      } while (underWay.size > 0);
    },
  };
}

import type { BillStatus, SessionLifeBody } from '#lib/contract/answers.ts';
import type { BankConnection } from '#lib/contract/bank-connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ApiFailure, BankPaymentApi, PaymentAnswer } from '../flow/api.ts';
import { createConnectActions } from '../flow/connect-actions.ts';
import { reduce } from '../flow/flow.ts';
import type { FlowState } from '../flow/flow-state.ts';
import { createListActions } from '../flow/list-actions.ts';
import { createPayActions } from '../flow/pay-actions.ts';
import { createLinkTokens } from '../link/link-token.ts';
import type { ScriptOutcome } from '../link/load-plaid-script.ts';

export const CONNECTION: BankConnection = {
  accounts: [{ id: 'a', name: 'Everyday', mask: '1234', subtype: 'checking' }],
  authorizationVersion: 'en-1',
  debitDate: '2026-10-02',
};

type ActionAnswers = {
  script: ScriptOutcome;
  linkTokenFailure: ApiFailure | undefined;
  accounts: Result<BankConnection, ApiFailure>;
  payment: PaymentAnswer;
  status: Result<BillStatus, ApiFailure>;
  life?: Result<SessionLifeBody, ApiFailure>;
};

/** For tests: the flow's actions with a server, a script and a clock of the test's own. */
export function setUpActions(begin: FlowState, { hasConnection = false } = {}) {
  const calls: string[] = [];
  const answers: ActionAnswers = {
    script: 'loaded',
    linkTokenFailure: undefined,
    accounts: succeed(CONNECTION),
    payment: { kind: 'accepted' },
    status: fail({ code: 'noAnswer' }),
  };
  let state = begin;
  const api = createFakeApi(calls, answers);
  const surroundings = {
    api,
    linkTokens: createLinkTokens({
      create: api.createLinkToken,
      forget: api.forgetLinkToken,
      isTestMode: true,
      now: () => 0,
    }),
    loadScript: async ({ isRetry }: { isRetry: boolean }) => {
      calls.push(isRetry ? 'reloadScript' : 'loadScript');
      return answers.script;
    },
    getState: () => state,
    dispatch: (event: Parameters<typeof reduce>[1]) => {
      state = reduce(state, event);
    },
    refresh: () => {
      calls.push('refresh');
    },
    now: () => 0,
    payerName: 'Jane Doe',
  };
  const accounts = createListActions(surroundings, hasConnection);
  return {
    calls,
    answers,
    getState: () => state,
    dispatch: surroundings.dispatch,
    accounts,
    connecting: createConnectActions(surroundings, accounts),
    paying: createPayActions(surroundings, accounts),
  };
}

type FakeAnswers = {
  readonly linkTokenFailure?: ApiFailure | undefined;
  readonly accounts: Result<BankConnection, ApiFailure>;
  readonly payment?: PaymentAnswer;
  readonly status?: Result<BillStatus, ApiFailure>;
  readonly life?: Result<SessionLifeBody, ApiFailure>;
};

/** For tests: our own addresses, writing down every call. */
export function createFakeApi(calls: string[], answers: FakeAnswers): BankPaymentApi {
  let tokens = 0;
  return {
    createLinkToken: async () => {
      calls.push('createLinkToken');
      if (answers.linkTokenFailure) return fail(answers.linkTokenFailure);
      tokens += 1;
      return succeed({ value: `link-sandbox-${tokens}`, lifeInMs: 4 * 60 * 60 * 1000 });
    },
    readLinkTokens: async () => fail({ code: 'notFound' }),
    forgetLinkToken: async (end, tab) => {
      calls.push(write('forgetLinkToken', end, tab));
    },
    connectBank: async ({ publicToken, bankName }, tab) => {
      calls.push(write('connectBank', publicToken, bankName, tab));
      return answers.accounts;
    },
    listAccounts: async () => {
      calls.push('listAccounts');
      return answers.accounts;
    },
    readStatus: async () => answers.status ?? fail({ code: 'noAnswer' }),
    keepSession: async () => {
      calls.push('keepSession');
      return answers.life ?? succeed({ lifeInSeconds: 3600, isRenewed: true });
    },
    pay: async ({ amountInCents, accountId, nameOnAccount, authorizationVersion }) => {
      calls.push(`pay ${amountInCents} ${accountId} ${nameOnAccount} ${authorizationVersion}`);
      return answers.payment ?? { kind: 'unknown' };
    },
  };
}

function write(...words: (string | undefined)[]): string {
  return words.filter(Boolean).join(' ');
}

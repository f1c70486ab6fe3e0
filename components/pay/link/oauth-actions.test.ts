import { describe, expect, it } from 'vitest';
import type { BankConnection } from '#lib/contract/bank-connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ApiFailure, TabLinkToken } from '../flow/api.ts';
import { CONNECTION, createFakeApi } from '../testing/fake-surroundings.ts';
import type { ScriptOutcome } from './load-plaid-script.ts';
import { createOauthActions, type OauthState, reduceOauth } from './oauth-actions.ts';

const RETURN = 'https://pay.example/oauth?oauth_state_id=1';
const TOKEN: TabLinkToken = { value: 'link-sandbox-1', tab: 'this' };
const OTHER: TabLinkToken = { value: 'link-sandbox-2', tab: 'other' };
const OPENING: OauthState = { phase: 'opening', token: TOKEN.value, returnAddress: RETURN };
const METADATA = { institution: null, accounts: [], link_session_id: '' };

function setUp(begin: OauthState = { phase: 'preparing' }) {
  const calls: string[] = [];
  const answers: {
    tokens: Result<readonly TabLinkToken[], ApiFailure>;
    script: ScriptOutcome;
    accounts: Result<BankConnection, ApiFailure>;
  } = { tokens: succeed([TOKEN]), script: 'loaded', accounts: succeed(CONNECTION) };
  let state = begin;
  const actions = createOauthActions({
    api: { ...createFakeApi(calls, answers), readLinkTokens: async () => answers.tokens },
    getOwnTab: () => 'this',
    isTestMode: true,
    loadScript: async () => answers.script,
    getState: () => state,
    dispatch: (event) => {
      state = reduceOauth(state, event);
    },
  });
  return { calls, answers, actions, getState: () => state };
}

describe('the return from a bank', () => {
  it('opens Link again with the same token and the whole address', async () => {
    const test = setUp();
    await test.actions.resume(RETURN);
    expect(test.getState()).toEqual(OPENING);
  });

  it('says that the answer of the bank is gone after a reload', async () => {
    const test = setUp();
    await test.actions.resume(undefined);
    expect(test.getState()).toMatchObject({ phase: 'ended', end: { kind: 'interrupted' } });
    expect(test.calls).toEqual(['forgetLinkToken interrupted']);
  });

  it.each([
    [{ tokens: fail({ code: 'notFound' } as const) }, 'returnUsedUp'],
    [{ tokens: fail({ code: 'noSession' } as const) }, 'noSession'],
    [
      { tokens: succeed([TOKEN, { ...TOKEN, value: 'link-production-1' }]) },
      'connectingUnavailable',
    ],
    [{ script: 'empty' as const }, 'scriptBlocked'],
  ])('ends with words for %j', async (answers, code) => {
    const test = setUp();
    Object.assign(test.answers, answers);
    await test.actions.resume(RETURN);
    expect(test.getState()).toMatchObject({ phase: 'ended', end: { problem: { code } } });
    // The bank's answer is still good, so that a reload may use it; a token of another system never is.
    const isForgotten = code === 'connectingUnavailable';
    expect(test.calls).toEqual(isForgotten ? [`forgetLinkToken ${code} this`] : []);
  });

  it('exchanges a success once and goes to the bill', async () => {
    const test = setUp(OPENING);
    await Promise.all([
      test.actions.succeed('public-1', METADATA),
      test.actions.succeed('public-1', METADATA),
    ]);
    expect(test.calls).toEqual(['connectBank public-1']);
    expect(test.getState()).toEqual({ phase: 'connected' });
  });

  it.each([
    ['a closed window', null],
    ['a failure', { error_type: 'ITEM_ERROR', error_code: 'NO_ACCOUNTS' }],
  ])('takes no notice of %s that is told of right after a success', async (_what, error) => {
    const test = setUp(OPENING);
    const succeeding = test.actions.succeed('public-1', METADATA);
    test.actions.exit(error && { error_message: '', display_message: '', ...error });
    await succeeding;
    expect(test.calls).toEqual(['connectBank public-1']);
    expect(test.getState()).toEqual({ phase: 'connected' });
  });

  it('forgets the token when the window is closed', () => {
    const test = setUp(OPENING);
    test.actions.exit(null);
    test.actions.exit(null);
    expect(test.getState()).toEqual({ phase: 'ended', end: { kind: 'closed' } });
    expect(test.calls).toEqual(['forgetLinkToken closed']);
  });

  it('says what to do when the return was used already', () => {
    const test = setUp(OPENING);
    test.actions.exit({
      error_type: 'OAUTH_ERROR',
      error_code: 'OAUTH_STATE_ID_ALREADY_PROCESSED',
      error_message: '',
      display_message: null,
    });
    expect(test.getState()).toMatchObject({ end: { problem: { code: 'returnUsedUp' } } });
  });
});

describe('a bank’s answer that belongs to another tab’s token', () => {
  const incorrect = {
    error_type: 'OAUTH_ERROR',
    error_code: 'INCORRECT_LINK_TOKEN',
    error_message: '',
    display_message: null,
  };

  it('is tried with the tokens of all tabs, one after another', async () => {
    const test = setUp();
    test.answers.tokens = succeed([TOKEN, OTHER]);
    await test.actions.resume(RETURN);
    test.actions.exit(incorrect);
    expect(test.getState()).toEqual({ ...OPENING, token: OTHER.value });
    await test.actions.succeed('public-1', METADATA);
    expect(test.calls).toEqual(['connectBank public-1 other']);
  });

  it.each([
    ['its own', TOKEN, ['forgetLinkToken returnUsedUp']],
    ['another', OTHER, []],
  ])(
    'takes no token from a tab that may still need it: the last tried is %s',
    async (_whose, token, calls) => {
      const test = setUp();
      test.answers.tokens = succeed([token]);
      await test.actions.resume(RETURN);
      test.actions.exit(incorrect);
      expect(test.getState()).toMatchObject({ end: { problem: { code: 'returnUsedUp' } } });
      expect(test.calls).toEqual(calls);
    },
  );
});

describe('reduceOauth', () => {
  it('lets nothing follow the end', () => {
    const ended: OauthState = { phase: 'ended', end: { kind: 'closed' } };
    expect(reduceOauth(ended, { type: 'succeeded' })).toBe(ended);
    expect(reduceOauth(ended, { type: 'opened' })).toBe(ended);
    expect(reduceOauth(ended, { type: 'ended', end: { kind: 'pending' } })).toBe(ended);
  });
});

import type { PlaidLinkError } from 'react-plaid-link';
import { describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '#lib/result.ts';
import { CONNECTION, setUpActions } from '../testing/fake-surroundings.ts';
import type { FlowState } from './flow-state.ts';

const IDLE: FlowState = { phase: 'idle', hasTriedAhead: false };
const LINKING: FlowState = {
  phase: 'linking',
  token: { value: 'link-sandbox-0', usableUntilInMs: 1 },
};

function metadata(verification_status: string | null = null) {
  const account = {
    id: 'a',
    name: 'Everyday',
    mask: null,
    type: '',
    subtype: '',
    class_type: null,
  };
  return {
    institution: null,
    link_session_id: '',
    accounts: [{ ...account, verification_status }],
  };
}

function linkError(error_code: string): PlaidLinkError {
  return { error_type: 'ITEM_ERROR', error_code, error_message: '', display_message: null };
}

const reach = (test: ReturnType<typeof setUpActions>, phase: FlowState['phase']) =>
  vi.waitFor(() => expect(test.getState().phase).toBe(phase));

describe('a renewed session', () => {
  it('uses no token of the former one, and asks for none before it is there', async () => {
    const test = setUpActions(IDLE);
    test.connecting.showIntent();
    await reach(test, 'ready');
    const kept = test.connecting.keepSession();
    expect(test.getState().phase).toBe('preparing');
    test.connecting.connect();
    await kept;
    await reach(test, 'opening');
    expect(test.getState()).toMatchObject({ token: { value: 'link-sandbox-2' } });
    expect(test.calls.filter((call) => call !== 'loadScript')).toEqual([
      'createLinkToken',
      'keepSession',
      'createLinkToken',
    ]);
  });

  it('has no token asked for while it is being renewed', async () => {
    const test = setUpActions(IDLE);
    test.connecting.showIntent();
    await test.connecting.keepSession();
    await reach(test, 'ready');
    expect(test.calls).toEqual(['loadScript', 'keepSession', 'createLinkToken']);
  });

  it('has the bank connected again, and says so', async () => {
    const test = setUpActions({ phase: 'restoring', isSlow: false });
    await test.accounts.receive(Promise.resolve(succeed(CONNECTION)));
    await test.connecting.keepSession();
    expect(test.getState()).toMatchObject({ phase: 'idle', problem: { code: 'bankNotConnected' } });
    expect(test.accounts.isConnected()).toBe(false);
  });

  it('leaves the bank where it was not renewed', async () => {
    const test = setUpActions({ phase: 'restoring', isSlow: false });
    test.answers.life = succeed({ lifeInSeconds: 3000, isRenewed: false });
    await test.accounts.receive(Promise.resolve(succeed(CONNECTION)));
    await test.connecting.keepSession();
    expect(test.accounts.isConnected()).toBe(true);
    expect(test.getState().phase).toBe('reviewing');
  });
});

describe('preparing', () => {
  it('asks once for token and script, however the intent is shown', async () => {
    const test = setUpActions(IDLE);
    test.connecting.showIntent();
    test.connecting.showIntent();
    await reach(test, 'ready');
    test.connecting.showIntent();
    expect(test.calls).toEqual(['loadScript', 'createLinkToken']);
  });

  it('opens at once what hovering has prepared', async () => {
    const test = setUpActions(IDLE);
    test.connecting.showIntent();
    await reach(test, 'ready');
    test.connecting.connect();
    expect(test.getState().phase).toBe('opening');
  });

  it('does not hover into a failing server again and again', async () => {
    const test = setUpActions(IDLE);
    test.answers.linkTokenFailure = { code: 'upstreamUnavailable' };
    test.connecting.showIntent();
    await reach(test, 'idle');
    test.connecting.showIntent();
    expect(test.calls.filter((call) => call === 'createLinkToken')).toHaveLength(1);
    expect(test.getState()).toMatchObject({ problem: undefined });
    test.connecting.connect();
    await vi.waitFor(() =>
      expect(test.getState()).toMatchObject({ problem: { code: 'upstreamUnavailable' } }),
    );
  });

  it.each(['blocked', 'empty'] as const)('asks for a script that was %s again', async (outcome) => {
    const test = setUpActions(IDLE);
    test.answers.script = outcome;
    test.connecting.connect();
    await vi.waitFor(() =>
      expect(test.getState()).toMatchObject({ problem: { code: 'scriptBlocked' } }),
    );
    test.answers.script = 'loaded';
    test.connecting.connect();
    await reach(test, 'opening');
    expect(test.calls.filter((call) => call === 'loadScript')).toHaveLength(2);
    expect(test.calls.filter((call) => call === 'createLinkToken')).toHaveLength(1);
  });

  it('has the page drawn again when the bill can no longer be paid', async () => {
    const test = setUpActions(IDLE);
    test.answers.linkTokenFailure = { code: 'notPayable' };
    test.connecting.connect();
    await vi.waitFor(() => expect(test.calls).toContain('refresh'));
  });
});

describe('the end of Link', () => {
  it('forgets the token when the customer closes the window', async () => {
    const test = setUpActions(LINKING);
    test.connecting.linkExited(null);
    expect(test.getState()).toEqual({ ...IDLE, problem: undefined });
    expect(test.calls).toEqual(['forgetLinkToken closed']);
  });

  it('says what to do after an error', () => {
    const test = setUpActions(LINKING);
    test.connecting.linkExited(linkError('ITEM_LOCKED'));
    expect(test.getState()).toMatchObject({ phase: 'idle', problem: { code: 'lockedAtBank' } });
  });

  it('prepares a fresh token by itself when the old one is over', async () => {
    const test = setUpActions(LINKING);
    test.connecting.linkExited(linkError('INVALID_LINK_TOKEN'));
    await reach(test, 'ready');
    expect(test.getState()).toMatchObject({ problem: { code: 'timedOut' } });
    expect(test.calls).toEqual(['forgetLinkToken timedOut', 'loadScript', 'createLinkToken']);
  });

  it('does not prepare for ever when the window dies before the press', () => {
    const token = { value: 'link-sandbox-0', usableUntilInMs: 1 };
    const test = setUpActions({ phase: 'ready', token });
    test.connecting.linkExited(linkError('INVALID_LINK_TOKEN'));
    expect(test.getState()).toMatchObject({ phase: 'idle', problem: { code: 'timedOut' } });
    expect(test.calls).toEqual(['forgetLinkToken timedOut']);
  });

  it('goes back to the accounts that are connected already', () => {
    const test = setUpActions(LINKING, { hasConnection: true });
    test.connecting.linkExited(null);
    expect(test.getState().phase).toBe('restoring');
  });

  it('exchanges a success once', async () => {
    const test = setUpActions(LINKING);
    test.connecting.linkSucceeded('public-1', metadata());
    test.connecting.linkSucceeded('public-1', metadata());
    await reach(test, 'reviewing');
    expect(test.calls).toEqual(['connectBank public-1']);
    expect(test.getState()).toMatchObject({ draft: { accountId: 'a', nameOnAccount: 'Jane Doe' } });
  });

  it('neither exchanges nor offers an account that the bank has yet to confirm', () => {
    const test = setUpActions(LINKING);
    test.connecting.linkSucceeded('public-1', metadata('pending_manual_verification'));
    expect(test.getState().phase).toBe('pending');
    expect(test.calls).toEqual(['forgetLinkToken pending']);
  });

  it('lists again without the bank when only listing has failed', async () => {
    const test = setUpActions(LINKING);
    const { accounts } = test.answers;
    test.answers.accounts = fail({ code: 'upstreamUnavailable' });
    test.connecting.linkSucceeded('public-1', metadata());
    await reach(test, 'listingFailed');
    test.answers.accounts = accounts;
    test.accounts.list();
    await test.accounts.resume();
    expect(test.getState()).toMatchObject({
      phase: 'reviewing',
      draft: { connection: CONNECTION },
    });
    expect(test.calls).toEqual(['connectBank public-1', 'listAccounts']);
  });

  it('asks to connect again when the connection is gone', async () => {
    const test = setUpActions({ phase: 'restoring', isSlow: false }, { hasConnection: true });
    test.answers.accounts = fail({ code: 'bankNotConnected' });
    await Promise.all([test.accounts.resume(), test.accounts.resume()]);
    expect(test.getState()).toMatchObject({ phase: 'idle', problem: { code: 'bankNotConnected' } });
    expect(test.calls).toEqual(['listAccounts']);
  });
});

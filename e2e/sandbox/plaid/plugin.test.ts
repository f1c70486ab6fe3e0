import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlaidStore } from '../plaid-store.ts';
import { plaidPlugin } from './plugin.ts';
import type { WorkflowAnswer } from './workflow.ts';

const TRANSACTION = 'transaction-1';
let now = Date.parse('2026-03-02T15:00:00Z');
const clockOf = () => now;
const appOrigin = 'http://localhost:3000';
const store = new PlaidStore({ appOrigin, createUuid: () => crypto.randomUUID(), clockOf });
const app = fastify({ forceCloseConnections: true });
let origin = '';

beforeAll(async () => {
  await app.register(plaidPlugin, { store, clockOf, appOrigin });
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

type Opening = { receivedRedirectUri?: string; institutionId?: string; userAgent?: string };

function createToken(
  plaidSettings: Parameters<PlaidStore['createLinkToken']>[0]['plaidSettings'] = {},
) {
  const request = { transactionId: TRANSACTION, sessionId: 'session-1', plaidSettings, now };
  return store.createLinkToken(request).linkToken;
}

/** Link as the frame uses it: opens, presses, and keeps what it was told. */
async function openLink(linkToken: string, { userAgent, ...opening }: Opening = {}) {
  const linkSessionId = crypto.randomUUID();
  const answers: WorkflowAnswer[] = [];
  const ask = async (path: string, more: object) => {
    const response = await fetch(`${origin}/plaid/api/link/workflow/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(userAgent && { 'user-agent': userAgent }),
      },
      body: JSON.stringify({ linkToken, linkSessionId, ...more }),
    });
    const answer = (await response.json()) as WorkflowAnswer;
    answers.push(answer);
    return answer;
  };
  const first = await ask('start', opening);
  return {
    first,
    press: (action: string, values: Record<string, string> = {}) => ask('next', { action, values }),
    names: () =>
      answers.flatMap(({ events }) =>
        events.map(({ name, metadata }) =>
          name === 'TRANSITION_VIEW' ? `view ${metadata.view_name}` : name,
        ),
      ),
  };
}

async function signInAs(userName: string, password: string, linkToken = createToken()) {
  const link = await openLink(linkToken);
  await link.press('next');
  await link.press('bank', { bank: 'ins_900001' });
  return { ...link, answer: await link.press('submit', { userName, password }) };
}

function firstAccountOf(answer: WorkflowAnswer): string {
  return answer.pane?.choice?.options[0]?.value ?? '';
}

async function answerAtBank(
  answer: WorkflowAnswer,
  given: string,
  address = bankAddressOf(answer),
) {
  const api = `${origin}/plaid/api/bank/${new URL(address, origin).searchParams.get('state')}`;
  const visit = (await (await fetch(api)).json()) as { accounts: { accountId: string }[] };
  const response = await fetch(api, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ answer: given, accountId: visit.accounts[0]?.accountId }),
  });
  return (await response.json()) as { goTo?: string };
}

function bankAddressOf(answer: WorkflowAnswer): string {
  return answer.leaveTo ?? answer.pane?.bankPage?.address ?? '';
}

describe('Link with a user name and password', () => {
  it('goes from consent to success in the documented order', async () => {
    const link = await signInAs('user_good', 'pass_good');
    await link.press('submit', { accounts: firstAccountOf(link.answer) });
    const { end } = await link.press('finish');
    expect(link.names()).toEqual([
      'view SELECT_INSTITUTION',
      'SELECT_INSTITUTION',
      'view CREDENTIAL',
      'SUBMIT_CREDENTIALS',
      'view LOADING',
      'view SELECT_ACCOUNT',
      'view LOADING',
      'view CONNECTED',
      'HANDOFF',
    ]);
    expect(end).toMatchObject({
      kind: 'success',
      publicToken: expect.stringMatching(/^public-sandbox-/),
      metadata: {
        institution: { name: 'First Lantern Bank', institution_id: 'ins_900001' },
        accounts: [
          {
            name: 'Everyday Checking',
            mask: '0000',
            subtype: 'checking',
            verification_status: null,
          },
        ],
        transfer_status: null,
      },
    });
  });

  it('gives connectFi the chosen account with its numbers, and the browser none', async () => {
    const link = await signInAs('user_good', 'pass_good');
    await link.press('submit', { accounts: firstAccountOf(link.answer) });
    const { end } = await link.press('finish');
    const publicToken = end?.kind === 'success' ? end.publicToken : '';
    store.exchange(publicToken, { sessionId: 'session-9', transactionId: TRANSACTION });
    const accounts = store.accountsOf('session-9');
    if (!accounts || accounts === 'pending') throw new Error('no accounts');
    expect(accounts.map(({ mask }) => mask)).toEqual(['0000']);
    expect(JSON.stringify(end)).not.toContain(accounts[0]?.account);
    expect(JSON.stringify(end)).not.toContain(accounts[0]?.routing);
  });

  it('keeps the last error when the customer mistypes once and leaves', async () => {
    const link = await signInAs('user_good', 'wrong');
    expect(link.answer.pane?.alert).toBeTruthy();
    expect((await link.press('close')).pane?.title).toBe('Leave without connecting?');
    const { end, events } = await link.press('leave');
    expect(end).toMatchObject({
      kind: 'exit',
      error: { error_type: 'ITEM_ERROR', error_code: 'INVALID_CREDENTIALS' },
      metadata: { status: 'requires_credentials', institution: { institution_id: 'ins_900001' } },
    });
    expect(events.at(-1)).toMatchObject({
      name: 'EXIT',
      metadata: { exit_status: 'requires_credentials', error_code: 'INVALID_CREDENTIALS' },
    });
  });

  it.each([
    ['error_ITEM_LOCKED', 'ITEM_ERROR'],
    ['error_INSTITUTION_DOWN', 'INSTITUTION_ERROR'],
    ['error_INVALID_LINK_TOKEN', 'INVALID_INPUT'],
    ['error_RATE_LIMIT', 'RATE_LIMIT_EXCEEDED'],
    ['error_NEVER_HEARD_OF', 'API_ERROR'],
  ])('reports %s as %s', async (password, type) => {
    const link = await signInAs('user_good', password);
    const { end } = await link.press('leave');
    const error = { error_type: type, error_code: password.slice('error_'.length) };
    expect(end).toMatchObject({ kind: 'exit', error });
  });

  it('asks for a device and its code', async () => {
    const link = await signInAs('user_good', 'mfa_device');
    await link.press('submit', { device: 'text' });
    expect((await link.press('submit', { code: '9999' })).pane?.alert).toBeTruthy();
    expect((await link.press('submit', { code: '1234' })).pane?.title).toBe('Select your account');
  });

  it('asks as many questions as the password says', async () => {
    const link = await signInAs('user_good', 'mfa_questions_2_1');
    const second = await link.press('submit', { answer0: 'answer_0_0' });
    expect(second.pane?.title).toBe('Answer the questions of your bank');
    const { pane } = await link.press('submit', { answer0: 'answer_1_0' });
    expect(pane?.title).toBe('Select your account');
  });

  it.each([
    ['user_no_mask', { mask: null }],
    ['user_pending_auto', { verification_status: 'pending_automatic_verification' }],
    ['microdeposits_good', { verification_status: 'pending_manual_verification' }],
    ['user_status_unsent', { verification_status: 'unsent' }],
  ])('gives %s the account it stands for', async (userName, account) => {
    const link = await signInAs(userName, 'pass_good');
    await link.press('submit', { accounts: firstAccountOf(link.answer) });
    expect((await link.press('finish')).end).toMatchObject({ metadata: { accounts: [account] } });
  });

  it('connects a customer without any account', async () => {
    const link = await signInAs('user_no_accounts', 'pass_good');
    expect((await link.press('finish')).end).toMatchObject({ metadata: { accounts: [] } });
  });

  it('shows a check for people, and goes on after it', async () => {
    const link = await signInAs('user_good', 'error_RECAPTCHA_REQUIRED');
    expect(link.answer.pane?.title).toBe('Are you a person?');
    expect((await link.press('next')).pane?.title).toBe('Select your account');
  });

  it('asks for account numbers where the bank gives none', async () => {
    const link = await signInAs('user_good', 'error_INSTANT_MATCH_FAILED');
    expect(link.answer.pane?.title).toBe('Enter your account numbers');
  });

  it('can leave the bank out of what it tells the page', async () => {
    const link = await signInAs('user_null_institution', 'pass_good');
    await link.press('submit', { accounts: firstAccountOf(link.answer) });
    expect((await link.press('finish')).end).toMatchObject({ metadata: { institution: null } });
  });

  it('shows a bank that was chosen before Link opened right after the consent', async () => {
    const link = await openLink(createToken(), { institutionId: 'ins_900001' });
    expect((await link.press('next')).pane?.title).toBe('Sign in at First Lantern Bank');
  });

  it('ignores a button of a pane that is gone', async () => {
    const link = await openLink(createToken());
    expect((await link.press('submit')).pane?.title).toBe('Connect your account');
  });
});

describe('leaving Link', () => {
  it('leaves the first pane without asking', async () => {
    const { end } = await (await openLink(createToken())).press('close');
    expect(end).toMatchObject({ error: null, metadata: { status: 'requires_credentials' } });
  });

  it.each([
    ['the search', [['next']], 'institution_not_found'],
    ['an unsupported bank', [['next'], ['bank', 'ins_900005']], 'institution_not_supported'],
    ['a bank with its own page', [['next'], ['bank', 'ins_900002']], 'requires_oauth'],
  ])('says where it was left: %s', async (_where, presses, status) => {
    const link = await openLink(createToken());
    for (const [action = '', bank = ''] of presses) await link.press(action, { bank });
    await link.press('close');
    expect((await link.press('leave')).end).toMatchObject({ metadata: { status } });
  });

  it('goes back to where it was when the customer stays', async () => {
    const link = await signInAs('user_good', 'mfa_selections');
    await link.press('close');
    expect((await link.press('stay')).pane?.title).toBe('Choose the right answer');
  });
});

describe('a link token', () => {
  const refusal = { kind: 'exit', error: { error_code: 'INVALID_LINK_TOKEN' } };

  it('is refused when it is unknown', async () => {
    const link = await openLink('link-sandbox-unknown');
    expect((await link.press('close')).end).toMatchObject(refusal);
  });

  it('is refused after four hours, before opening and in the middle', async () => {
    const linkToken = createToken();
    const link = await openLink(linkToken);
    now += 4 * 60 * 60 * 1000;
    const { pane } = await link.press('next');
    expect(pane?.hint).toBe('INVALID_LINK_TOKEN');
    expect((await link.press('leave')).end).toMatchObject(refusal);
    expect((await openLink(linkToken)).first.pane?.hint).toBe('INVALID_LINK_TOKEN');
  });

  it('is worth nothing after success, unless the bill allows it', async () => {
    for (const reuse of ['strict', 'allowed'] as const) {
      const linkToken = createToken({ reuse });
      const link = await signInAs('user_no_accounts', 'pass_good', linkToken);
      await link.press('finish');
      const { first } = await openLink(linkToken);
      expect(first.pane?.hint).toBe(reuse === 'strict' ? 'INVALID_LINK_TOKEN' : undefined);
    }
  });

  it('opens on the code pane for an account with a small deposit, with three tries', async () => {
    const link = await openLink(createToken({ updateMode: 'code' }));
    for (const depositCode of ['AAA', 'BBB']) {
      expect((await link.press('submit', { depositCode })).pane?.alert).toContain('Tries left');
    }
    const { pane } = await link.press('submit', { depositCode: 'CCC' });
    expect(pane?.hint).toBe('TOO_MANY_VERIFICATION_ATTEMPTS');
  });
});

describe('typed account numbers', () => {
  it.each([
    ['110000000', '1111222233330000', 'pending_manual_verification'],
    ['021000021', '1111222233331111', 'database_insights_pass'],
    ['021000021', '1111222233333333', 'database_insights_pass_with_caution'],
    ['021000021', '1111222233330000', 'database_insights_fail'],
  ])('answers %s and %s with %s', async (routing, account, status) => {
    const link = await openLink(createToken());
    await link.press('next');
    await link.press('numbers');
    await link.press('submit', { routing, account });
    expect((await link.press('finish')).end).toMatchObject({
      metadata: { institution: null, accounts: [{ verification_status: status }] },
    });
  });
});

describe('a bank with its own page', () => {
  async function openBank(linkToken: string, opening: Opening = {}) {
    const link = await openLink(linkToken, opening);
    await link.press('next');
    return { ...link, oauth: await link.press('bank', { bank: 'ins_900002' }) };
  }

  it('goes on when its window was answered', async () => {
    const link = await openBank(createToken());
    await link.press('opened');
    expect((await link.press('poll', { isClosed: 'false' })).pane?.isWaiting).toBe(true);
    await answerAtBank(link.oauth, 'approve');
    expect((await link.press('poll', { isClosed: 'true' })).pane?.title).toMatch(/connected/);
    expect(link.names()).not.toContain('SUBMIT_CREDENTIALS');
    expect((await link.press('finish')).end).toMatchObject({ kind: 'success' });
  });

  it('reports a window that was closed, and goes back', async () => {
    const link = await openBank(createToken());
    await link.press('opened');
    const { pane } = await link.press('poll', { isClosed: 'true' });
    expect(pane?.alert).toMatch(/closed/);
    expect(link.names()).toContain('CLOSE_OAUTH');
  });

  it('reports a window that took too long', async () => {
    const link = await openBank(createToken({ oauthTimeoutInSeconds: 0.001 }));
    await link.press('opened');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await link.press('poll', { isClosed: 'false' });
    expect(link.names()).toContain('FAIL_OAUTH');
  });

  it.each([
    ['deny', 'INSUFFICIENT_CREDENTIALS'],
    ['withhold', 'ACCESS_NOT_GRANTED'],
    ['fail', 'INTERNAL_SERVER_ERROR'],
  ])('reports the answer "%s" as %s', async (given, code) => {
    const link = await openBank(createToken());
    await link.press('opened');
    await answerAtBank(link.oauth, given);
    await link.press('poll');
    const expected = { error: { error_code: code }, metadata: { status: 'requires_oauth' } };
    expect((await link.press('leave')).end).toMatchObject(expected);
  });

  it.each([
    ['the bill asks for it', { oauth: 'redirect' }, {}],
    ['a webview opens Link', {}, { userAgent: 'Mozilla/5.0 (Linux; Android 15; wv) Chrome/140' }],
  ])('goes there and back by redirect when %s', async (_why, settings, opening) => {
    const linkToken = createToken(settings);
    const link = await openBank(linkToken, opening);
    expect(link.oauth.pane?.bankPage?.way).toBe('redirect');
    const { goTo } = await answerAtBank(await link.press('noWindow'), 'approve');
    expect(goTo).toMatch(/^http:\/\/localhost:3000\/oauth\?oauth_state_id=[0-9a-f-]{36}$/);
    const again = await openLink(linkToken, { receivedRedirectUri: goTo ?? '' });
    expect(again.first.pane?.title).toMatch(/connected/);
    expect((await again.press('finish')).end).toMatchObject({ kind: 'success' });
  });

  it('has no way to go without a window and without a redirect address', async () => {
    const link = await openBank(createToken({ redirectUri: null }));
    expect((await link.press('noWindow')).pane?.hint).toBe('INTERNAL_SERVER_ERROR');
  });

  it('refuses a return that is not the one it waits for', async () => {
    const linkToken = createToken({ oauth: 'redirect' });
    const link = await openBank(linkToken);
    const { goTo = '' } = await answerAtBank(await link.press('noWindow'), 'approve');
    const codeOf = async (token: string, receivedRedirectUri: string) =>
      (await openLink(token, { receivedRedirectUri })).first.pane?.hint;
    expect(await codeOf(linkToken, 'http://localhost:3000/oauth')).toBe('INVALID_FIELD');
    expect(await codeOf(linkToken, `${goTo}&utm=x`)).toBe('INVALID_FIELD');
    expect(await codeOf(linkToken, goTo.slice(0, -1))).toBe('OAUTH_STATE_ID_NOT_FOUND');
    expect(await codeOf(createToken(), goTo)).toBe('INCORRECT_LINK_TOKEN');
    expect(await codeOf(linkToken, goTo)).toBeUndefined();
    expect(await codeOf(linkToken, goTo)).toBe('OAUTH_STATE_ID_ALREADY_PROCESSED');
  });
});

describe('the files of the stand-in', () => {
  it('lets any page frame Link, and no page frame the bank', async () => {
    const link = await fetch(`${origin}/plaid/link.html`);
    const bank = await fetch(`${origin}/plaid/bank.html`);
    expect(link.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(bank.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('serves every file that another one names', async () => {
    for (const name of [
      'link.html',
      'link.js',
      'draw-pane.js',
      'draw-banks.js',
      'bank.html',
      'bank.js',
    ]) {
      const text = await (await fetch(`${origin}/plaid/${name}`)).text();
      for (const [, file] of text.matchAll(/["'](?:\/plaid\/|\.\/)([\w-]+\.(?:js|css))["']/g)) {
        expect((await fetch(`${origin}/plaid/${file}`)).status, `${name} names ${file}`).toBe(200);
      }
    }
  });

  it('can be asked for a script that is empty or fails', async () => {
    const address = `${origin}/plaid/link-initialize.js`;
    expect(await (await fetch(`${address}?answer=empty`)).text()).toBe('');
    expect((await fetch(`${address}?answer=error`)).status).toBe(503);
    expect(await (await fetch(address)).text()).toContain('window.Plaid');
  });

  it('answers the heartbeat of a page of another origin', async () => {
    for (const method of ['OPTIONS', 'POST']) {
      const response = await fetch(`${origin}/plaid/api/link/heartbeat`, { method });
      expect(response.ok).toBe(true);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});

describe('what strangers send', () => {
  it('is kept up to ten thousand link tokens, of which the oldest go', () => {
    const own = new PlaidStore({ appOrigin, createUuid: () => crypto.randomUUID(), clockOf });
    const request = { transactionId: TRANSACTION, sessionId: 'session-1', plaidSettings: {}, now };
    const tokens = Array.from({ length: 10_001 }, () => own.createLinkToken(request).linkToken);
    const [first = '', second = ''] = tokens;
    expect(own.readLinkToken(first)).toBeUndefined();
    expect(own.readLinkToken(second)).toBeDefined();
  });

  it('begins no session where its link token is none by its length', async () => {
    const response = await fetch(`${origin}/plaid/api/link/workflow/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ linkToken: 'x'.repeat(257), linkSessionId: crypto.randomUUID() }),
    });
    expect(response.status).toBe(400);
  });
});

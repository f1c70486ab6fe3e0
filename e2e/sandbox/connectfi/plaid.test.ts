import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pick } from '../connectfi-caller.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

async function open(request: Parameters<SandboxUnderTest['control']['createBill']>[0] = {}) {
  const { link, cFiTransactionId: id } = await sandbox.control.createBill(request);
  return { id, link, jwt: await sandbox.connectfi.openLink(link) };
}

async function mintPublicToken(jwt: string, accounts?: { verificationStatus?: string }[]) {
  const { body } = await sandbox.connectfi.call('C7', { jwt });
  const linkToken = String(pick(body, 'data', 'link_token'));
  const choice = accounts ? { accounts } : {};
  return (await sandbox.control.finishLink(linkToken, choice)).publicToken;
}

describe('C7, the link token', () => {
  it('has Plaid’s own shape and lives four hours of the bill’s time', async () => {
    const { id, jwt } = await open();
    const { now } = await sandbox.control.advanceClock(id, 600);
    const { body } = await sandbox.connectfi.call('C7', { jwt });
    expect(body).toMatchObject({
      code: '0',
      data: {
        link_token: expect.stringMatching(
          /^link-sandbox-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
        ),
        request_id: expect.stringMatching(/^\w{15}$/),
        expiration: expect.stringMatching(/^[\d-]{10}T[\d:]{8}Z$/),
      },
    });
    const life = Date.parse(String(pick(body, 'data', 'expiration'))) - Date.parse(now);
    expect(Math.round(life / 60_000)).toBe(240);
  });
});

describe('C8, the exchange', () => {
  it('works once for a public token', async () => {
    const { jwt } = await open();
    const public_token = await mintPublicToken(jwt);
    const exchange = () => sandbox.connectfi.call('C8', { jwt, body: { public_token } });
    expect((await exchange()).body).toMatchObject({ code: '0', data: {} });
    expect((await exchange()).body).toMatchObject({ code: 'plaid', context: {} });
  });

  it('refuses an unknown token, an old one, and another bill’s', async () => {
    const { id, jwt } = await open();
    const refused = { code: 'plaid', message: 'Plaid err' };
    const exchange = (public_token: string, as = jwt) =>
      sandbox.connectfi.call('C8', { jwt: as, body: { public_token } });
    expect((await exchange('public-sandbox-unknown')).body).toMatchObject(refused);
    const token = await mintPublicToken(jwt);
    const another = await open();
    expect((await exchange(token, another.jwt)).body).toMatchObject(refused);
    await sandbox.control.advanceClock(id, 31 * 60);
    expect((await exchange(token)).body).toMatchObject(refused);
  });

  it('exists under both spellings, or by switch under one', async () => {
    const { id, jwt } = await open();
    const exchange = (word: string) =>
      sandbox.connectfi.callPath('POST', `/public/customer/plaid/${word}-public-token`, {
        jwt,
        body: { public_token: 'x' },
      });
    const statuses = async () => [
      (await exchange('exchange')).status,
      (await exchange('exhange')).status,
    ];
    expect(await statuses()).toEqual([400, 400]);
    await sandbox.control.setSwitches(id, { exchangePath: 'misspelt' });
    expect(await statuses()).toEqual([404, 400]);
    await sandbox.control.setSwitches(id, { exchangePath: 'hyphen' });
    expect(await statuses()).toEqual([400, 404]);
  });

  it.each([
    ['true', true],
    ['absent', undefined],
    ['accounts', { achAccounts: [expect.objectContaining({ mask: '0000' })] }],
  ] as const)('by switch, answers with %s', async (exchangeAnswer, data) => {
    const { jwt } = await open({ switches: { exchangeAnswer } });
    const public_token = await mintPublicToken(jwt);
    const { body } = await sandbox.connectfi.call('C8', { jwt, body: { public_token } });
    expect(pick(body, 'data')).toEqual(data);
  });
});

describe('C9, the accounts', () => {
  it('have full numbers and balances', async () => {
    const { jwt } = await open();
    await sandbox.connectBank(jwt);
    const { body } = await sandbox.connectfi.call('C9', { jwt });
    expect(pick(body, 'data', 'achAccounts')).toEqual([
      {
        account_id: expect.stringMatching(/^\w{37}$/),
        balances: {
          available: 1234.56,
          current: 1244.56,
          iso_currency_code: 'USD',
          limit: null,
          unofficial_currency_code: null,
        },
        mask: '0000',
        name: 'Everyday Checking',
        official_name: 'Everyday Checking',
        persistent_account_id: expect.stringMatching(/^[0-9a-f]{56}$/),
        subtype: 'checking',
        type: 'depository',
        routing: '011401533',
        wire_routing: '021000021',
        account: expect.stringMatching(/^\d{12}0000$/),
      },
    ]);
  });

  it('are refused before the exchange, in a session of its own', async () => {
    const { link, jwt } = await open();
    await sandbox.connectBank(jwt);
    const other = await sandbox.connectfi.openLink(link);
    const { status, body } = await sandbox.connectfi.call('C9', { jwt: other });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'plaidAccessToken',
      context: { cFiSessionId: expect.stringMatching(/^\w{22}$/) },
    });
  });

  it('are refused while an account waits for its verification', async () => {
    const { jwt } = await open();
    const public_token = await mintPublicToken(jwt, [
      { verificationStatus: 'pending_manual_verification' },
    ]);
    await sandbox.connectfi.call('C8', { jwt, body: { public_token } });
    expect((await sandbox.connectfi.call('C9', { jwt })).body).toMatchObject({ code: 'plaid' });
  });
});

it('C7 to C9 are refused where the merchant may not use Plaid', async () => {
  const { jwt } = await open({ usePlaid: false });
  for (const operation of ['C7', 'C8', 'C9'] as const) {
    const answer = await sandbox.connectfi.call(operation, { jwt, body: { public_token: 'x' } });
    expect(answer.body).toMatchObject({ code: 'plaidUnavailable', context: {} });
  }
});

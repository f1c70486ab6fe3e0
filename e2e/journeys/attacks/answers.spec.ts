import { readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

/** The members of each answer, and not one more: whatever is not listed here stays on the server. */
test('answers what the page needs and nothing more', async ({ openPayer }) => {
  const payer = await openPayer();
  const token = await readJson(await payer.createLinkToken());
  expect(token).toEqual({
    linkToken: expect.stringMatching(/^link-sandbox-/),
    expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  const inFlight = { ...token, tab: '', others: [] };
  expect(await readJson(await payer.ask('link-token'))).toEqual(inFlight);

  const connected = await readJson(await payer.connectBank(await payer.finishLink()));
  expect(connected).toEqual({
    accounts: [
      { id: expect.any(String), name: 'Everyday Checking', mask: '0000', subtype: 'checking' },
    ],
    authorizationVersion: expect.any(String),
    debitDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(await readJson(await payer.ask('bank-accounts'))).toEqual(connected);
  expect(await payer.readStatus()).toEqual({ status: 'Sent', isPayable: true, outcome: null });

  const order = await payer.prepareOrder();
  expect(await readJson(await payer.pay(order))).toEqual({
    outcome: 'accepted',
    status: 'Processing',
  });
  const paid = { status: 'Processing', isPayable: false, outcome: 'accepted' };
  expect(await payer.readStatus()).toEqual(paid);
});

test('says nothing of a mask where an account has none', async ({ sandbox, openPayer }) => {
  const payer = await openPayer();
  const { linkToken } = await readJson(await payer.createLinkToken());
  const { publicToken } = await sandbox.finishLink(String(linkToken), {
    accounts: [{ mask: null }],
  });
  const { accounts } = await readJson(await payer.connectBank(publicToken));
  expect(accounts).toEqual([
    { id: expect.any(String), name: expect.any(String), subtype: 'checking' },
  ]);
});

test('forgets the link token when it is told to', async ({ openPayer }) => {
  const payer = await openPayer();
  expect((await payer.createLinkToken()).status()).toBe(200);
  const forgotten = await payer.ask('link-token', { method: 'DELETE' });
  expect(forgotten.status()).toBe(204);
  expect(forgotten.headers()['cache-control']).toContain('no-store');
  expect((await payer.ask('link-token')).status()).toBe(404);
});

test('has an icon at the address where browsers look for one by themselves', async ({
  request,
}) => {
  const answer = await request.get('/favicon.ico');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('image/svg+xml');
});

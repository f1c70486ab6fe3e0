import { randomBytes } from 'node:crypto';
import type { CreatedBill } from '#e2e/qa/control-types.ts';
import type { SandboxClient } from '#e2e/qa/sandbox-client.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { screens } from '#lib/messages/testing/words.ts';

test('keeps a session whose JWT has many more claims, in as many cookies as it needs', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  await giveLongJwt(sandbox, bill, 2500);
  const payer = await Payer.open(request, bill);
  expect((await request.storageState()).cookies).toHaveLength(2);
  // That JWT is not connectFi's own, so the session is renewed; what is left over goes.
  expect((await payer.ask('status')).status()).toBe(200);
  expect((await request.storageState()).cookies).toHaveLength(1);
});

test('says for good that a bill cannot be shown whose JWT is too long for any cookies', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill();
  await giveLongJwt(sandbox, bill, 7000);
  const opened = await request.get(bill.url, { maxRedirects: 0 });
  expect(opened.status()).toBe(502);
  expect(await opened.text()).toContain(screens.upstreamUnreadable.body[1]?.split('{')[0]);
  expect(opened.headers()['set-cookie']).toBeUndefined();
});

/** Answers the next opening with a JWT that has so many more characters of claims, which nothing can shorten. */
async function giveLongJwt(
  sandbox: SandboxClient,
  { link, cFiTransactionId }: CreatedBill,
  length: number,
): Promise<void> {
  const claim = randomBytes(length).toString('base64url').slice(0, length);
  const claims = Buffer.from(JSON.stringify({ cFiTransactionId, claim })).toString('base64url');
  const data = { token: `e30.${claims}.c2lnbmF0dXJl`, expiresIn: 3600 };
  await sandbox.injectFault(link, {
    operation: 'C1',
    kind: 'status',
    status: 200,
    body: JSON.stringify({ code: '0', data, requestId: 'r' }),
  });
}

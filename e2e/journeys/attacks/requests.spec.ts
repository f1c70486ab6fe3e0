import { CHANGES, expectFailure, Payer, READS } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

const ALL_CHANGES = [...CHANGES, ['POST', 'end'], ['POST', 'renew']] as const;

const FOREIGN_HEADERS = [
  { origin: '' },
  { origin: 'null' },
  { origin: 'https://elsewhere.example' },
  { origin: 'http://127.0.0.1' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
] as const;

test('does nothing for requests that do not come from our own page', async ({ openPayer }) => {
  const payer = await openPayer();
  for (const [method, name] of ALL_CHANGES) {
    for (const headers of FOREIGN_HEADERS) {
      const answer = await payer.ask(name, { method, body: {}, headers });
      await expectFailure(answer, [403, 'foreignOrigin'], `${name} ${JSON.stringify(headers)}`);
    }
  }
  expect(await payer.bill.listOperations()).toEqual(['C1']);
});

test('reads nothing for the page of another site', async ({ openPayer }) => {
  const payer = await openPayer();
  for (const [, name] of READS) {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await payer.ask(name, { headers: { 'sec-fetch-site': site } });
      await expectFailure(answer, [403, 'foreignOrigin'], `${name} from ${site}`);
    }
  }
  expect(await payer.bill.listOperations()).toEqual(['C1']);
  for (const site of ['same-origin', 'none']) {
    const answer = await payer.ask('status', { headers: { 'sec-fetch-site': site } });
    expect(answer.status()).toBe(200);
  }
});

test('wants a session of this very bill', async ({ playwright, createBill, openPayer }) => {
  const { address } = await openPayer();
  await using stranger = await playwright.request.newContext();
  await Payer.open(stranger, await createBill());
  for (const [method, name] of [...READS, ...ALL_CHANGES]) {
    const ask = { method, ...(method === 'GET' ? {} : { body: {} }) };
    const answer = await new Payer(stranger, address).ask(name, ask);
    await expectFailure(answer, [401, 'noSession'], `${method} ${name}`);
    const unknown = address.replace(/[\w-]{22}$/, 'x'.repeat(22));
    const nowhere = await new Payer(stranger, unknown).ask(name, ask);
    await expectFailure(nowhere, [401, 'noSession'], `${method} ${name} of an unknown bill`);
    const noBill = await new Payer(stranger, address.slice(0, -1)).ask(name, ask);
    await expectFailure(noBill, [404, 'notFound'], `${method} ${name} of no bill`);
  }
});

test('knows no other methods', async ({ openPayer }) => {
  const payer = await openPayer();
  for (const [method, name] of [
    ['PUT', 'link-token'],
    ['DELETE', 'bank-accounts'],
    ['GET', 'ach-payment'],
    ['PATCH', 'ach-payment'],
    ['POST', 'status'],
    ['POST', 'invoices/abc'],
    ['DELETE', 'renew'],
  ] as const) {
    const answer = await payer.ask(name, { method });
    expect.soft(answer.status(), `${method} ${name}`).toBe(405);
    expect.soft(answer.headers()['cache-control'], `${method} ${name}`).toContain('no-store');
  }
});

import { NOT_PAYABLE } from '#e2e/support/bills/states-on-arrival.ts';
import { ANNOUNCED_PROPS } from '#e2e/support/client-props/announced-props.ts';
import { listClientProps } from '#e2e/support/client-props/list-client-props.ts';
import { readClientComponents } from '#e2e/support/client-props/read-client-components.ts';
import type { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';

/**
 * All that leaves the server for scripts in the browser. Whatever is not announced must not appear: a bill
 * holds more than its page needs. The members of JSON answers are in `answers.spec.ts`.
 */
test('hands to the browser what is announced, in every state, and nothing else', async ({
  request,
  openPayer,
}) => {
  const components = readClientComponents();
  expect(components.size).toBeGreaterThan(8);
  const seen = new Set<string>();
  const look = async (payer: Payer, name = '') => {
    const html = await (await payer.ask(name)).text();
    for (const path of listClientProps(html, components)) seen.add(path);
  };
  for (const { bill } of [{ bill: {} }, ...NOT_PAYABLE]) {
    await look(await openPayer(bill));
  }
  const paying = await openPayer();
  const order = await paying.prepareOrder();
  await look(paying);
  await paying.pay(order);
  await look(paying);

  const unsure = await openPayer();
  const lostOrder = await unsure.prepareOrder();
  await unsure.bill.injectFault({ operation: 'C4', kind: 'status', status: 500, times: 1 });
  expect((await unsure.pay(lostOrder)).status()).toBe(202);
  await look(unsure);

  const waiting = await openPayer();
  const { bill: down } = waiting;
  await down.injectFault({
    operation: 'C2',
    kind: 'status',
    status: 500,
    times: 'always',
  });
  await look(waiting);
  await down.clearFaults();
  for (const payer of [waiting, await openPayer()]) {
    await payer.createLinkToken();
    const oauth = await request.get('/oauth');
    for (const path of listClientProps(await oauth.text(), components)) seen.add(path);
  }

  expect([...seen].sort()).toEqual([...ANNOUNCED_PROPS].sort());
});

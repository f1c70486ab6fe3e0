import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';

const { keepConnection, timeline } = states;
const { returnReasons, returnReasonUnknown, connectionEnded } = timeline;

test('asks to keep the connection to the bank until a payment from here has gone through', async ({
  openPayer,
}) => {
  const payer = await openPayer();
  const { bill } = payer;
  expect(await (await payer.ask('')).text()).not.toContain(keepConnection);
  await payer.payBill();
  for (const status of ['Processing', 'SentToPay', 'Completed'] as const) {
    await bill.setStatus(status);
    expect(await (await payer.ask('')).text()).toContain(keepConnection);
  }
  for (const status of ['Settled', 'Declined'] as const) {
    await bill.setStatus(status);
    expect(await (await payer.ask('')).text()).not.toContain(keepConnection);
  }
});

test('says nothing of a connection where the payment was not made here', async ({ openPayer }) => {
  for (const status of ['Processing', 'Returned'] as const) {
    const payer = await openPayer({ status });
    const html = await (await payer.ask('')).text();
    expect(html).not.toContain(keepConnection);
    expect(html).not.toContain(connectionEnded);
  }
});

/** The one without a reason comes first: the history keeps the others. */
const RETURNS = [
  ['', returnReasonUnknown, true],
  ['R01 Insufficient funds', returnReasons.moneyMissing, false],
  ['R02 Account closed', returnReasons.accountClosed, true],
  ['R04 Invalid account number', returnReasons.accountUnknown, true],
  ['R10 Customer advises originator is not authorized', returnReasons.unsaid, false],
  ['R15 Beneficiary deceased', returnReasons.unsaid, false],
  ['R16 Account frozen', returnReasons.unsaid, false],
  ['R99 Nobody knows', returnReasons.unsaid, false],
] as const;

test("tells a return's reason in plain words, and of some only that the bank returned it", async ({
  openPayer,
}) => {
  const payer = await openPayer();
  const { bill } = payer;
  await payer.payBill();
  for (const [description, reason, mayBeConnection] of RETURNS) {
    await bill.setStatus('Completed');
    await bill.setStatus('Returned', description ? { description } : {});
    const html = await (await payer.ask('')).text();
    expect(html).toContain(reason);
    expect(html.includes(connectionEnded), description).toBe(mayBeConnection);
    expect(html).toContain(timeline.explanations.returned);
    expect(html).not.toMatch(/\bR\d\d\b|deceased|frozen|not authorized/);
  }
});

import { readLog } from '#e2e/support/app/read-log.ts';
import { askByHand } from '#e2e/support/ask-by-hand.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bankPayment, status as words } from '#lib/messages/testing/words.ts';
import { shortenId } from '#lib/short-number.ts';

test.use({ appVariables: { LOG_LEVEL: 'info' } });

const REFERENCE = /Reference: ([0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5})/;
const TOLD = 'a customer was told of trouble';

function readReference(text: string | null): string {
  // The number is an element of its own, so that it is never broken.
  return REFERENCE.exec((text ?? '').replace(/<[^>]+>/g, ''))?.[1] ?? 'none';
}

test('gives every whole screen of trouble a reference, which leads to its line in the log', async ({
  request,
  createBill,
  sandbox,
  target,
}) => {
  const log = readLog(target, sandbox);
  const down = await createBill();
  const expired = await createBill({ status: 'Expired' });
  await down.injectFault({ operation: 'C1', kind: 'status', status: 503, times: 9 });
  const troubles: readonly [code: string, address: string][] = [
    ['upstreamUnavailable', down.url],
    ['linkUnknown', '/payment/unknown-link'],
    ['notFound', '/nothing/here'],
    ['noSession', '/pay/0000000000000000000000'],
    ['oauthAnotherPlace', '/oauth?oauth_state_id=any'],
    ['addressTooLong', `/payment/${'x'.repeat(9_000)}`],
  ];
  for (const [code, address] of troubles) {
    const answer = await request.get(address);
    const traceId = readReference(await answer.text());
    expect(traceId, code).toBe(answer.headers()['x-request-id']);
    await log.expectLine({ msg: TOLD, code, traceId });
  }
  const stranger = await askByHand(target, { target: '/', headers: [['Host', 'evil.example']] });
  await log.expectLine({
    msg: TOLD,
    code: 'hostUnknown',
    traceId: readReference(stranger.body),
  });
  const page = await (await request.get(expired.url)).text();
  const confirmation = shortenId(expired.cFiTransactionId);
  expect(readReference(page), 'a bill has one number on all its screens').toBe(confirmation);
  await log.expectLine({ msg: TOLD, code: 'expired', confirmation });
});

test('gives trouble at a step the reference of its request, and what only the browser knows that of its page', async ({
  billPage,
  sandbox,
  target,
}) => {
  expectProblem(/status of 422|ERR_FAILED|Failed to fetch/);
  const log = readLog(target, sandbox);
  const bill = await billPage.begin('review');
  await bill.injectFault({ operation: 'C4', kind: 'refuse', code: '99999' });
  await billPage.payButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.refused);
  const confirmation = shortenId(bill.cFiTransactionId);
  const traceId = readReference(await billPage.alert.textContent());
  await log.expectLine({ msg: TOLD, code: 'refused', traceId, confirmation });
  const { cFiTransactionId: transactionId } = bill;
  await log.expectLine({ operation: 'payByBank', traceId, transactionId, confirmation });

  const lines = await log.read();
  const { page: pageReference } = lines.find((line) => line.traceId === traceId) ?? {};
  expect(lines).toContainEqual(
    expect.objectContaining({ operation: 'getPayment', traceId: pageReference }),
  );
  await billPage.page.route('**/link-token', (route) => route.abort());
  await billPage.differentBankButton.click();
  await expect(billPage.alert).toContainText(bankPayment.problems.noAnswer);
  expect(readReference(await billPage.alert.textContent())).toBe(pageReference);
});

test('gives a payment a number to read out, with the full one beside it, in mails as well', async ({
  billPage,
}) => {
  const { cFiTransactionId: id } = await billPage.begin('paid');
  const number = shortenId(id);
  await expect(billPage.main.getByText(number, { exact: true })).toBeVisible();
  await expect(billPage.main).toContainText(`${words.receipt.inFull} ${id}`);
  const mail = billPage.page.getByRole('contentinfo').locator('a[href^="mailto:"]');
  const address = new URL((await mail.getAttribute('href')) ?? '');
  expect(address.searchParams.get('subject')).toBe(`Invoice INV-20418, payment ${number}`);
  expect(address.searchParams.get('body')).toBe(`Payment ${number}, in full ${id}`);
});

import { makeFollowedDue, readAttempt, readRecord } from '#e2e/support/app/read-attempt.ts';
import { readLog } from '#e2e/support/app/read-log.ts';
import { Payer } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { states } from '#lib/messages/testing/words.ts';
import { chooseStateWords } from '#lib/messages/write-title.ts';
import { shortenId } from '#lib/short-number.ts';

test.use({ appVariables: { SWEEP_SECONDS: '1', LOG_LEVEL: 'info' } });

const LONGEST_JOURNEY_IN_MS = 180_000;
/** The bill of an open attempt is read first after some seconds, and then ever more rarely. */
const RARELY = { timeout: 90_000 };

test('settles a payment whose customer has gone, without anybody opening the page', async ({
  target,
  openPayer,
}) => {
  test.setTimeout(LONGEST_JOURNEY_IN_MS);
  const payer = await openPayer({ switches: { acceptDuplicates: true } });
  const { bill } = payer;
  await payer.payUnanswered();

  const read = () => readAttempt(target.dataFolder ?? '', bill.cFiTransactionId);
  await expect.poll(async () => (await read())?.state, RARELY).toBe('accepted');
  expect((await read())?.statusesSeen).toEqual(['Processing']);
  expect(await bill.countPayments()).toEqual({ received: 1, accepted: 1 });
});

test('shows the result on a page that stands at a closed link, by itself', async ({
  page,
  createBill,
  openAnotherBrowser,
}) => {
  test.setTimeout(LONGEST_JOURNEY_IN_MS);
  const bill = await createBill({ switches: { endedLink: 'refuse', statusAnswer: 'absent' } });
  const payer = await Payer.open(page.request, bill);
  await payer.payUnanswered();

  const elsewhere = await openAnotherBrowser(bill.url);
  await expect(elsewhere.title(states.screens.confirming.title)).toBeVisible();
  await bill.setSwitches({ statusAnswer: 'documented' });
  const { title } = chooseStateWords(states, 'processing', true);
  await expect(elsewhere.title(title)).toBeVisible(RARELY);
  await expect(elsewhere.page).toHaveTitle(new RegExp(`^${title} ·`));
  expect(elsewhere.page.url()).toBe(bill.url);
});

test('reads what became of a payment that was accepted, by its link once the session is over', async ({
  target,
  sandbox,
  openPayer,
}) => {
  const log = readLog(target, sandbox);
  const payer = await openPayer();
  const { bill } = payer;
  await payer.payBill();
  const read = () => readRecord(target.dataFolder ?? '', bill.cFiTransactionId);
  expect(await read()).toMatchObject({ state: 'accepted', outcome: 'followed' });

  await bill.expireSessions();
  await bill.setStatus('Settled');
  await makeFollowedDue(target.dataFolder ?? '');
  await expect
    .poll(read)
    .toMatchObject({ outcome: 'final', statuses: [{}, { status: 'Settled' }] });
  const about = {
    transactionId: bill.cFiTransactionId,
    confirmation: shortenId(bill.cFiTransactionId),
  };
  await log.expectLine({ msg: 'a payment was followed to its end', status: 'Settled', ...about });
  await log.expectLine({ operation: 'exchangeLink', outcome: 'ok', ...about });
});

test('says that the end is not known where connectFi has closed the link', async ({
  target,
  openPayer,
}) => {
  const payer = await openPayer({ switches: { endedLink: 'refuse' } });
  const { bill } = payer;
  await payer.payBill();
  await bill.expireSessions();
  await makeFollowedDue(target.dataFolder ?? '');
  const read = () => readRecord(target.dataFolder ?? '', bill.cFiTransactionId);
  await expect.poll(read).toMatchObject({ state: 'accepted', outcome: 'notKnown' });
});

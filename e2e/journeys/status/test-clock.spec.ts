import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, test } from '#e2e/support/test.ts';
import { states, status as words } from '#lib/messages/testing/words.ts';

const HOUR_IN_SECONDS = 60 * 60;
const DAY_IN_SECONDS = 24 * HOUR_IN_SECONDS;

test.use({ timezoneId: 'America/Chicago' });
test.afterEach(async ({ sandbox }) => {
  await sandbox.resetClock();
});

const DAYS = [
  [
    'a Friday afternoon',
    '2027-01-22T15:00-06:00',
    'Mon, Jan 25',
    /today, 3:0\d\spm\sCST/,
    '8:00 am CST',
  ],
  ['a Saturday', '2027-01-23T10:00-06:00', 'Mon, Jan 25', /today, 10:0\d\sam\sCST/, '11:00 am CST'],
  [
    'a federal holiday',
    '2027-01-18T10:00-06:00',
    'Tue, Jan 19',
    /today, 10:0\d\sam\sCST/,
    '11:00 am CST',
  ],
  [
    'the Friday before summer time',
    '2027-03-12T15:00-06:00',
    'Mon, Mar 15',
    /today, 3:0\d\spm\sCST/,
    '8:00 am CDT',
  ],
  [
    'the night of the change',
    '2027-03-14T01:30-06:00',
    'Mon, Mar 15',
    /today, 1:3\d\sam\sCST/,
    '11:00 am CDT',
  ],
] as const;
for (const [[name, setTo, day, submitted, sent], tag] of tagRepeats(DAYS)) {
  test(`on ${name}, names the right day of the debit and the right times`, { tag }, async ({
    sandbox,
    billPage,
  }) => {
    await sandbox.moveClock({ setTo });
    await billPage.begin('review');
    await expect(billPage.main.getByText(`on or after ${day}`)).toBeVisible();
    await billPage.pay();
    const rows = billPage.page
      .getByRole('list', { name: words.timeline.label })
      .getByRole('listitem');
    await expect(rows.first()).toContainText(submitted);
    await expect(rows.nth(1)).toContainText(`${day}, about ${sent}`);
  });
}

for (const [[name, switches], tag] of tagRepeats([
  ['connectFi has closed', {}],
  ['only its date has closed', { expiry: 'dateOnly' }],
] as const)) {
  test(`shows a bill as expired a day after its end, which ${name}`, { tag }, async ({
    sandbox,
    billPage,
  }) => {
    const bill = await billPage.begin('bill', { expiresInSeconds: DAY_IN_SECONDS, switches });

    await expect(billPage.connectButton).toBeVisible();
    await sandbox.moveClock({ advanceInSeconds: 2 * DAY_IN_SECONDS });
    await billPage.open(bill);
    await expect(billPage.title(states.screens.expired.title)).toBeVisible();
    await expect(billPage.connectButton).toHaveCount(0);
  });
}

test('shows the receipt to a customer who comes back three days later, and then its end', async ({
  page,
  sandbox,
  billPage,
}) => {
  await sandbox.moveClock({ setTo: '2027-01-26T09:00-06:00' });
  const bill = await billPage.begin('paid');
  await sandbox.moveClock({ advanceInSeconds: 3 * DAY_IN_SECONDS });
  await page.goto(bill.url);
  await expect(billPage.title(states.screens.completed.title)).toBeVisible();
  const rows = page.getByRole('list', { name: words.timeline.label }).getByRole('listitem');
  await expect(rows.first()).toContainText(/Tue, Jan 26, 9:0\d\sam\sCST/);
  await expect(rows.nth(1)).toContainText(/Tue, Jan 26, 12:0\d\spm\sCST/);
  await expect(rows.nth(2)).toContainText(/Wed, Jan 27, 12:0\d\spm\sCST/);
  await sandbox.moveClock({ advanceToNextEventOf: bill.link });
  await page.goto(bill.url);
  await expect(billPage.title(states.screens.settled.title)).toBeVisible();
  await expect(rows.nth(3)).toContainText(/today, 12:0\d\spm\sCST/);
});

test('leaves the session of a customer as long as it is, wherever the clock goes', async ({
  sandbox,
  openPayer,
}) => {
  const payer = await openPayer();
  // The sandbox’s tokens follow its clock: only a step that they survive shows what the page does.
  for (const advanceInSeconds of [0.9 * HOUR_IN_SECONDS, -2 * HOUR_IN_SECONDS]) {
    await sandbox.moveClock({ advanceInSeconds });
    expect((await payer.ask('')).status()).toBe(200);
    const { expiration } = await (await payer.createLinkToken()).json();
    const lifeInHours = (Date.parse(expiration) - Date.now()) / 3_600_000;
    expect(lifeInHours).toBeGreaterThan(3.9);
    expect(lifeInHours).toBeLessThan(4.1);
  }
});

import type { JourneyPage } from '#e2e/support/bills/journey-page.ts';
import type { PlaidNetwork, ScriptAnswer } from '#e2e/support/browser/plaid-network.ts';
import { test } from '#e2e/support/plaid-test.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

/** Without test mode: the app loads Plaid's own address and nothing else. */
test.use({ plaidScript: 'real' });

const FAILURES: readonly [name: string, answer: ScriptAnswer, problem: RegExp | undefined][] = [
  ['blocked', 'blocked', /net::ERR_BLOCKED_BY_CLIENT/],
  ['an error', 'error', /status of 500/],
  ['empty', 'empty', undefined],
];
for (const [[name, answer, problem], tag] of tagRepeats(FAILURES)) {
  test(`says what to do when the script is ${name}, and asks for it again`, { tag }, async ({
    billPage,
    plaid,
  }) => {
    if (problem) expectProblem(problem);
    plaid.scriptAnswer = answer;
    await billPage.begin('window');
    await expect(billPage.alert).toContainText(bankPayment.problems.scriptBlocked);
    const failed = plaid.scriptRequests;

    await billPage.againButton.click();
    await expect.poll(() => plaid.scriptRequests).toBe(failed + 1);
    await expect(billPage.alert).toContainText(bankPayment.problems.scriptBlocked);

    plaid.scriptAnswer = 'script';
    await billPage.connectAgain();
    expect(plaid.scriptRequests).toBe(failed + 2);
  });
}

for (const [name, tag] of tagRepeats(['create', 'open'] as const)) {
  test(`says that connecting failed where the script throws when told to ${name}, and tries again`, {
    tag,
  }, async ({ page, billPage, plaid: network }) => {
    expectProblem(/kept from storage/);
    network.scriptAnswer = 'script';
    await page.addInitScript((method) => {
      let plaid: typeof window.Plaid;
      let hasThrown = false;
      const fail = () => {
        hasThrown = true;
        throw new Error('kept from storage');
      };
      const create: typeof plaid.create = (config) => {
        if (method === 'create' && !hasThrown) fail();
        const handler = plaid.create(config);
        return method === 'open' && !hasThrown ? { ...handler, open: fail } : handler;
      };
      Object.defineProperty(window, 'Plaid', {
        get: () => plaid && { ...plaid, create },
        set: (given) => {
          plaid = given;
        },
      });
    }, name);
    await billPage.begin('window');
    await expect(billPage.alert).toContainText(bankPayment.problems.linkFailed);
    await billPage.connectAgain();
  });
}

test('keeps quiet about a script that fails before the button is pressed', async ({
  billPage,
  plaid,
}) => {
  plaid.scriptAnswer = 'empty';
  await billPage.begin();
  await billPage.connectButton.focus();
  await expect.poll(() => plaid.scriptRequests).toBe(1);
  plaid.scriptAnswer = 'script';
  await billPage.connectButton.click();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  await expect(billPage.alert).toHaveCount(0);
});

test('says after ten seconds that the script is slow, and opens when it arrives', async ({
  billPage,
  plaid,
}) => {
  await waitTenSecondsForScript(billPage, plaid);
  plaid.deliver();
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  expect(plaid.scriptRequests).toBe(1);
});

test('asks again for a script that is slow, and opens one window when both arrive', async ({
  billPage,
  plaid,
}) => {
  await waitTenSecondsForScript(billPage, plaid);
  plaid.scriptAnswer = 'script';
  await billPage.againButton.click();
  await expect.poll(() => plaid.scriptRequests).toBe(2);
  await expect(billPage.link.title('Connect your account')).toBeVisible();
  plaid.deliver();
  await billPage.connectInWindow();
});

async function waitTenSecondsForScript(billPage: JourneyPage, plaid: PlaidNetwork): Promise<void> {
  const { clock } = billPage.page;
  await clock.install();
  plaid.scriptAnswer = 'slow';
  await billPage.begin('window');
  await expect(billPage.status).toHaveText(bankPayment.connect.preparing);
  await expect.poll(() => plaid.scriptRequests).toBe(1);
  await clock.fastForward(10_000);
  await expect(billPage.status).toHaveText(bankPayment.slow.script);
  await expect(billPage.againButton).toBeVisible();
}

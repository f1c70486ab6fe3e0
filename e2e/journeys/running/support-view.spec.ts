import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { listFaults } from '#e2e/support/looks/list-faults.ts';
import { expect, test } from '#e2e/support/test.ts';
import { openCommandStore } from '#lib/ledger/command/open-command-store.ts';
import { states } from '#lib/messages/testing/words.ts';
import { startSupport } from '#lib/support/start-support.ts';

const SECRET = 'only-for-tests-0123456789-0123456789';
const NUMBER = /[0-9A-Z]{5}-[0-9A-Z]{5}/;
const MODES = ['light', 'dark'] as const;

test('leads from a call about a payment that is being confirmed to what happened, within everybody’s reach', async ({
  billPage,
  browser,
  target,
}) => {
  const bill = await billPage.begin('review', { switches: { statusAnswer: 'absent' } });
  await bill.injectFault({ operation: 'C4', kind: 'resetAfter' });
  await billPage.payButton.click();
  await expect(billPage.title(states.screens.confirming.title)).toBeVisible();
  await expect(billPage.main).toContainText(NUMBER);
  const read = NUMBER.exec((await billPage.main.textContent()) ?? '')?.[0] ?? '';

  test.skip(!target.dataFolder, 'needs the ledger of an app that runs here');
  const store = await openCommandStore({ kind: 'sqlite', folder: target.dataFolder ?? '' });
  const server = await startSupport({
    env: { host: '127.0.0.1', port: 0, authentication: { kind: 'secret', secret: SECRET } },
    store,
    onFailure: (error) => expect.soft(error).toBeUndefined(),
  });
  // An address of TCP, as it listens on one.
  const { port } = server.address() as AddressInfo;
  const desk = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    httpCredentials: { username: 'jane', password: SECRET },
    viewport: { width: 360, height: 740 },
  });
  try {
    const page = await desk.newPage();
    await page.goto('/');
    await expectReach(page, 'the search');
    await page.getByLabel('Confirmation number').fill(read.toLowerCase());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table')).toContainText('Jane Doe');
    await expectReach(page, 'what was found');
    await page.getByRole('link', { name: read }).click();
    await expect(page.getByText('The customer should not pay again.').first()).toBeVisible();
    await expect(page.getByRole('listitem').last()).toContainText('connectFi gave no answer');
    await expectReach(page, 'a payment');
  } finally {
    await desk.close();
    server.closeAllConnections();
    server.close();
    await store.close();
  }
});

async function expectReach(page: Page, what: string): Promise<void> {
  for (const colorScheme of MODES) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await listFaults(page, 'all'), `${what}, ${colorScheme}`).toEqual([]);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${what} is as wide as the window`).toBeLessThanOrEqual(360);
  await test.info().attach(what, {
    body: await page.screenshot({ fullPage: true }),
    contentType: 'image/png',
  });
}

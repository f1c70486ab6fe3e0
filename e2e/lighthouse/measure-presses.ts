import { type Browser, devices, type Page } from '@playwright/test';
import { BillPage } from '#e2e/qa/pages/bill-page.ts';

/** What one press of a customer costs on a slow phone, in milliseconds. */
export type Press = {
  readonly name: string;
  /** From the press to the next frame that the browser has painted (web.dev/inp). */
  readonly toNextFrame: number;
  /** Where the press opens Plaid's window: from the press to `open()`, when token and script are there. */
  readonly toPlaid?: number | undefined;
};

const SLOWED = 4;
/** Below this, an event counts as nothing to the browser that reports them. */
const SHORTEST_IN_MS = 16;

/**
 * Walks from a bill to its receipt as Lighthouse's phone does, four times slower than this machine, and measures
 * each press. `findAddress` gives a bill that nobody has opened.
 */
export async function measurePresses(
  browser: Browser,
  findAddress: () => Promise<string>,
): Promise<readonly Press[]> {
  return [
    ...(await measureEarlyPress(browser, findAddress)),
    ...(await walk(browser, findAddress)),
  ];
}

/** A press that comes before the scripts have run. */
async function measureEarlyPress(browser: Browser, findAddress: () => Promise<string>) {
  const page = await openSlowPhone(browser);
  try {
    const billPage = new BillPage(page);
    await page.goto(await findAddress(), { waitUntil: 'commit' });
    await billPage.connectButton.waitFor();
    const press = await measure(page, 'connect, before the scripts', () =>
      billPage.connectButton.click(),
    );
    return [{ ...press, toPlaid: undefined }];
  } finally {
    await page.context().close();
  }
}

async function walk(browser: Browser, findAddress: () => Promise<string>) {
  const page = await openSlowPhone(browser);
  const presses: Press[] = [];
  const take = async (name: string, press: () => Promise<void>, until: () => Promise<unknown>) => {
    presses.push(await measure(page, name, press, until));
  };
  try {
    const bill = new BillPage(page);
    await page.goto(await findAddress());
    await page.locator('html[data-scripts="ready"]').waitFor();
    for (const fold of await page.locator('summary:visible').all()) {
      const name = (await fold.innerText()).split('\n')[0] ?? '';
      await take(`fold “${name}”`, () => fold.click(), rest);
    }
    await bill.connectButton.focus(); // intent, by which token and script are fetched
    await page.waitForFunction(() => Reflect.get(window, 'isPlaidReady') === true);
    await page.waitForTimeout(1_000);
    const isOpen = () => bill.link.title('Connect your account').waitFor();
    await take('connect, when all is there', () => bill.connectButton.click(), isOpen);
    await bill.link.connect({ userName: 'user_two_accounts' });
    await bill.continueButton.waitFor();
    await take('an account', () => bill.accounts.last().click(), rest);
    await take(
      'continue',
      () => bill.continueButton.click(),
      () => bill.payButton.waitFor(),
    );
    await take('a letter of the name', () => bill.nameOnAccount.press('x'), rest);
    await take(
      'back',
      () => bill.backButton.click(),
      () => bill.continueButton.waitFor(),
    );
    await take(
      'continue again',
      () => bill.continueButton.click(),
      () => bill.payButton.waitFor(),
    );
    await take(
      'pay',
      () => bill.payButton.click(),
      () => bill.payButton.waitFor({ state: 'detached' }),
    );
    return presses;
  } finally {
    await page.context().close();
  }

  function rest() {
    return page.waitForTimeout(300);
  }
}

async function openSlowPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext(devices['Moto G4']);
  const page = await context.newPage();
  await page.addInitScript(watchPresses, SHORTEST_IN_MS);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return page;
}

/** In the page: keeps the longest event since it was last asked, and when Plaid was told to open. */
function watchPresses(durationThreshold: number): void {
  const seen = { longest: 0, openedAt: 0, pressedAt: 0 };
  Object.assign(window, { presses: seen });
  const options = { type: 'event', buffered: true, durationThreshold };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration);
  }).observe(options as PerformanceObserverInit);
  addEventListener(
    'click',
    (event) => {
      seen.pressedAt = event.timeStamp;
    },
    true,
  );
  let plaid: { create(config: object): { open(): void } } | undefined;
  Object.defineProperty(window, 'Plaid', {
    configurable: true,
    get: () => plaid,
    set: (given: typeof plaid) => {
      plaid = given && {
        ...given,
        create: (config) => {
          const handler = given.create(config);
          Object.assign(window, { isPlaidReady: true });
          return {
            ...handler,
            open: () => {
              seen.openedAt = performance.now();
              handler.open();
            },
          };
        },
      };
    },
  });
}

async function measure(
  page: Page,
  name: string,
  press: () => Promise<void>,
  until: () => Promise<unknown> = () => page.waitForTimeout(300),
): Promise<Press> {
  await page.evaluate(() =>
    Object.assign(Reflect.get(window, 'presses'), { longest: 0, openedAt: 0 }),
  );
  await press();
  await until();
  await page.waitForTimeout(300); // the browser reports events a while after their frames
  const seen = await page.evaluate((): Seen => Reflect.get(window, 'presses'));
  // What comes within a frame is not reported.
  const toNextFrame = Math.max(seen.longest, SHORTEST_IN_MS);
  return { name, toNextFrame, ...(seen.openedAt && { toPlaid: seen.openedAt - seen.pressedAt }) };
}

type Seen = { readonly longest: number; readonly openedAt: number; readonly pressedAt: number };

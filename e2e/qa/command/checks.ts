import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import type { Customer } from '../customer.ts';
import { expect } from '../matchers.ts';
import { ProblemPage } from '../pages/problem-page.ts';
import { judgeHeaders } from './judge-headers.ts';
import { SkippedCheck, type Visit } from './visit.ts';

export type Check = {
  readonly title: string;
  /** Gives what is not as it should be; throws where a step does not work at all. */
  readonly run: (visit: Visit) => Promise<readonly string[]>;
};

const MONTH_IN_SECONDS = 30 * 24 * 60 * 60;
const PATIENTLY = { timeout: 30_000 };

/** In the order in which a customer would come upon them. */
export const CHECKS: readonly Check[] = [
  { title: 'A link opens its bill, without the link in the address', run: walk(checkOpening) },
  { title: 'Every step says that no money moves', run: walk(checkTestMode) },
  { title: 'The bill shows who asks for how much', run: walk(checkBill) },
  { title: 'The bill shows in its brand', run: walk(checkBrand) },
  { title: 'The page speaks the languages of its customers', run: checkLanguages },
  {
    title: 'The bill can be read without scripts',
    run: walk(checkWithoutScripts, { javaScriptEnabled: false }),
  },
  { title: 'The headers protect the customer', run: walk(checkHeaders) },
  { title: 'A payment is made, once, and followed until it is settled', run: walk(checkPayment) },
  { title: 'A returned payment is told of', run: walk(checkReturn) },
  { title: 'A refused account is told of, and another one can pay', run: checkRefusal },
  { title: 'A payment without an answer is not made twice', run: walk(checkUnknown) },
  { title: 'An unknown link is refused in words', run: walk(checkUnknownLink) },
  {
    title: 'axe finds no fault',
    run: walk(checkAccessibility, { bypassCSP: true, reducedMotion: 'reduce' }),
  },
  { title: 'No link, JWT or account number leaves the server', run: (visit) => visit.findLeaks() },
];

async function checkOpening(customer: Customer, visit: Visit): Promise<readonly string[]> {
  const response = await customer.open(await visit.createBill());
  const problems = [];
  if (response?.status() !== 200) problems.push(`The bill answers ${response?.status()}.`);
  const { pathname, protocol } = new URL(customer.page.url());
  if (!/^\/pay\/[\w-]{22}$/.test(pathname)) problems.push('The address is not /pay/<ref>.');
  for (const { name, httpOnly, sameSite, secure } of await customer.page.context().cookies()) {
    if (!httpOnly) problems.push(`The cookie ${name} is not HttpOnly.`);
    if (sameSite !== 'Lax' && sameSite !== 'Strict') {
      problems.push(`The cookie ${name} is SameSite=${sameSite}.`);
    }
    if (protocol === 'https:' && !secure) problems.push(`The cookie ${name} is not Secure.`);
  }
  return problems;
}

async function checkTestMode(customer: Customer, visit: Visit): Promise<readonly string[]> {
  await customer.open(await visit.createBill());
  const problems = await missTestMode(customer, 'the bill');
  await customer.connectBank();
  await customer.review();
  return [...problems, ...(await missTestMode(customer, 'the review'))];
}

async function missTestMode({ billPage }: Customer, where: string): Promise<readonly string[]> {
  const bar = billPage.testModeBar.filter({ hasText: billPage.words.whole('frame.testMode') });
  return (await bar.isVisible()) ? [] : [`"Test mode: no money moves" is missing on ${where}.`];
}

async function checkBill(customer: Customer, visit: Visit): Promise<readonly string[]> {
  await customer.open(await visit.createBill({ amount: 1234.5 }));
  await expect(customer).toOfferPayment();
  return await listMissing(customer, ['$1,234.50']);
}

async function checkWithoutScripts(customer: Customer, visit: Visit): Promise<readonly string[]> {
  await customer.open(await visit.createBill({ amount: 1234.5 }));
  return await listMissing(customer, ['$1,234.50']);
}

async function checkBrand(customer: Customer, visit: Visit): Promise<readonly string[]> {
  const bill = await visit.createBill();
  await customer.open(bill);
  await expect(customer).toOfferPayment();
  const { merchant } = await visit.sandbox.readBill(bill.link);
  return await listMissing(customer, [visit.options.brand ?? merchant.name ?? '']);
}

/** Texts that neither the letter nor the title of the document may lack. */
async function listMissing(customer: Customer, texts: readonly string[]): Promise<string[]> {
  const shown = await customer.billPage.main.innerText();
  const title = await customer.page.title();
  return texts.flatMap((text) => [
    ...(shown.includes(text) ? [] : [`"${text}" is not on the page.`]),
    ...(title.includes(text) ? [] : [`"${text}" is not in the title of the document: "${title}".`]),
  ]);
}

/** A customer with a browser of their own makes the check. */
function walk(
  work: (customer: Customer, visit: Visit) => Promise<readonly string[]>,
  browser?: BrowserContextOptions,
): Check['run'] {
  return (visit) => visit.welcome((customer) => work(customer, visit), browser);
}

async function checkLanguages(visit: Visit): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const language of visit.options.languages) {
    const ofOne = await visit.welcome((customer) => checkLanguage(visit, customer, language), {
      language,
    });
    problems.push(...ofOne);
  }
  return problems;
}

async function checkLanguage(visit: Visit, customer: Customer, language: string) {
  await customer.open(await visit.createBill());
  const html = customer.page.locator('html');
  const lang = await html.getAttribute('lang');
  if (lang !== language) return [`Asked for "${language}", the page says it speaks "${lang}".`];
  const problems = [];
  const { script = '' } = new Intl.Locale(language).maximize();
  const direction = ['Arab', 'Hebr'].includes(script) ? 'rtl' : 'ltr';
  const dir = await html.getAttribute('dir');
  if (dir !== direction) problems.push(`"${language}" runs ${dir}, and should run ${direction}.`);
  const isOffered = await customer.billPage.connectButton
    .waitFor({ timeout: 5_000 })
    .then(() => true)
    .catch(() => false);
  // A brand's own label shows in English alone.
  if (!isOffered && language !== 'en') {
    problems.push(`The button that connects a bank does not speak "${language}".`);
  }
  return problems;
}

async function checkHeaders(customer: Customer, visit: Visit): Promise<readonly string[]> {
  const response = await customer.open(await visit.createBill());
  if (!response) return ['The bill has not answered.'];
  return judgeHeaders(await response.allHeaders(), new URL(response.url()).protocol);
}

async function checkPayment(customer: Customer, visit: Visit): Promise<readonly string[]> {
  const bill = await visit.createBill({ expiresInSeconds: 2 * MONTH_IN_SECONDS });
  await customer.open(bill);
  await customer.pay({ name: 'Jane Doe' });
  await expect(customer).toBePaid(PATIENTLY);
  await expect(customer.fact('status.receipt.confirmation')).toBeVisible();
  await visit.sandbox.advanceClock(bill.link, MONTH_IN_SECONDS);
  await customer.open(bill);
  await expect(customer).toBeSettled(PATIENTLY);
  await expect(customer).not.toOfferPayment();
  await expect(customer).toSayWhereTheMoneyIs('settled');
  return [];
}

async function checkReturn(customer: Customer, visit: Visit): Promise<readonly string[]> {
  await customer.open(await visit.createBill({ status: 'Returned' }));
  await expect(customer).toSayWhereTheMoneyIs('returned');
  await expect(customer).not.toOfferPayment();
  return [];
}

async function checkRefusal(visit: Visit): Promise<readonly string[]> {
  return await visit.welcome(async (customer) => {
    const bill = await visit.createBill({ scenario: 'accountRefused' });
    await customer.open(bill);
    await customer.pay({ name: 'Jane Doe' });
    const { words, billPage } = customer;
    const refused = words.within('bankPayment.problems.refused');
    await expect(billPage.alert.filter({ hasText: refused })).toBeVisible(PATIENTLY);
    await expect(customer).toOfferPayment();
    await visit.sandbox.clearFaults(bill.link);
    await customer.useAnotherBank({ account: 'Rainy Day Savings' });
    await customer.review();
    await customer.authorize();
    await expect(customer).toBePaid(PATIENTLY);
    return [];
  });
}

async function checkUnknown(customer: Customer, visit: Visit): Promise<readonly string[]> {
  const bill = await visit.createBill({
    scenario: 'resetAfter',
    switches: { acceptDuplicates: true },
  });
  await customer.open(bill);
  await customer.pay({ name: 'Jane Doe' });
  await expect(customer).not.toOfferPayment(PATIENTLY);
  await customer.open(bill);
  await expect(customer).not.toOfferPayment();
  const { attempts } = await visit.sandbox.readBill(bill.link);
  const accepted = attempts.filter(({ isAccepted }) => isAccepted).length;
  return accepted === 1 ? [] : [`connectFi has accepted ${accepted} payments.`];
}

async function checkUnknownLink({ page }: Customer, visit: Visit): Promise<readonly string[]> {
  const response = await page.goto(`${visit.options.pageOrigin}/payment/nobody-knows-this-link`);
  await new ProblemPage(page).expectScreen('linkUnknown', { response, status: 404 });
  return [];
}

async function checkAccessibility(customer: Customer, visit: Visit): Promise<readonly string[]> {
  const source = await readAxe();
  await customer.open(await visit.createBill());
  await expect(customer).toOfferPayment();
  const faults = await runAxe(customer, source, 'bill');
  await customer.connectBank();
  await customer.review();
  return [...faults, ...(await runAxe(customer, source, 'review'))];
}

/** Of the project in which the command runs: the kit brings no axe of its own. */
async function readAxe(): Promise<string> {
  const places = [resolve('package.json'), import.meta.url];
  for (const place of places) {
    try {
      return await readFile(createRequire(place).resolve('axe-core/axe.min.js'), 'utf8');
    } catch {
      // the next place may have it
    }
  }
  throw new SkippedCheck('axe-core is not installed here: npm install --save-dev axe-core');
}

async function runAxe(customer: Customer, source: string, where: string): Promise<string[]> {
  await customer.page.evaluate(source);
  // A string, because what it names is there only in the page.
  const run = `axe.run(document, { iframes: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`;
  const faults: string[] = await customer.page.evaluate(run);
  return faults.map((fault) => `On the ${where}: ${fault}`);
}

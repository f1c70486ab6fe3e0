import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { Payer, readJson } from '#e2e/support/payer.ts';
import { tagRepeats } from '#e2e/support/tag-repeats.ts';
import { expect, expectProblem, test } from '#e2e/support/test.ts';
import { bill as billWords, screens } from '#lib/messages/testing/words.ts';

const MEGABYTE = 1024 * 1024;

test('opens an attachment from the bill beside the page', async ({ page, billPage }) => {
  await billPage.begin('bill', { attachments: [{ fileName: 'Invoice 1.pdf' }, {}] });
  const links = page.getByRole('list', { name: 'Attachments' }).getByRole('link');
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveAccessibleName(/^Invoice 1\.pdf.*\(PDF, opens in a new tab\)$/);
  await expect(links.first()).toHaveAttribute('target', '_blank');
  await expect(links.first()).toHaveAttribute('rel', /noopener/);
  const answer = await page.request.get((await links.first().getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
});

const NAMES: readonly [given: string, plain: string, own?: string][] = [
  ['Invoice-20418.pdf', 'Invoice-20418.pdf'],
  ['Invoice 20418.pdf', 'Invoice-20418.pdf', 'Invoice%2020418.pdf'],
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['line\r\nSet-Cookie: a=b', 'line-Set-Cookie-a-b.pdf', 'line-Set-Cookie-%20a-b.pdf'],
  ['Rechnung für März.pdf', 'Rechnung-fur-Marz.pdf', 'Rechnung%20f%C3%BCr%20M%C3%A4rz.pdf'],
  ['請求書.pdf', 'invoice.pdf', '%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(80)}.pdf`],
];
for (const [[fileName, plain, own], tag] of tagRepeats(NAMES, 3)) {
  test(`hands over a PDF as a PDF, under its own name: ${fileName.slice(0, 24)}`, { tag }, async ({
    openPayer,
  }) => {
    const payer = await openPayer({ attachments: [{ fileName, sizeInBytes: 2 * MEGABYTE }] });
    const answer = await payer.ask(`invoices/${await payer.bill.readInvoiceId()}`);
    expect(answer.status()).toBe(200);
    const headers = answer.headers();
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['content-disposition']).toBe(
      `inline; filename="${plain}"${own ? `; filename*=UTF-8''${own}` : ''}`,
    );
    // Chromium shows no PDF that is under `sandbox`.
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';(?!.*sandbox)/);
    expect(headers['set-cookie']).toBeUndefined();
    const body = await answer.body();
    expect(body).toHaveLength(2 * MEGABYTE);
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  });
}

test('opens only what is attached to this very bill', async ({ request, createBill }) => {
  const bill = await createBill({ attachments: [{}] });
  const other = await createBill({ attachments: [{}] });
  const payer = await Payer.open(request, bill);
  const theirs = await other.readInvoiceId();
  for (const id of [theirs, 'none', 'a'.repeat(500)]) {
    const answer = await payer.ask(`invoices/${id}`);
    expect([id, answer.status()]).toEqual([id, 404]);
    expect((await readJson(answer)).code).toBe('notFound');
  }
  // No address of ours at all.
  expect((await payer.ask('invoices/..%2F..%2Flink')).status()).toBe(404);
  expect(await bill.countCalls('C6')).toBe(0);
  expect(await other.countCalls('C6')).toBe(0);
});

type Attachment = NonNullable<BillRequest['attachments']>[number];
type Fault = Omit<FaultRequest, 'operation' | 'times'>;
const UNFIT: readonly [what: string, Attachment, Fault | undefined, number, string][] = [
  ['is HTML', { content: 'html' }, undefined, 502, 'upstreamUnreadable'],
  ['is gone', {}, { kind: 'refuse', code: 'fileNotFound' }, 404, 'notFound'],
  ['breaks connectFi', {}, { kind: 'status' }, 503, 'upstreamUnavailable'],
  ['is asked for too often', {}, { kind: 'status', status: 429 }, 429, 'tooManyRequests'],
  ['is larger than 20 MB', { sizeInBytes: 21 * MEGABYTE }, undefined, 502, 'upstreamUnreadable'],
  ['is elsewhere', {}, { kind: 'redirect' }, 502, 'upstreamUnreadable'],
  ['is empty', {}, { kind: 'empty' }, 502, 'upstreamUnreadable'],
  ['does not come', {}, { kind: 'hang' }, 503, 'upstreamUnavailable'],
  ['comes too late', {}, { kind: 'delay', delayInMs: 2_500 }, 503, 'upstreamUnavailable'],
];
for (const [[what, attachment, fault, status, code], tag] of tagRepeats(UNFIT, 4)) {
  test(`says so, and hands over nothing, where an attachment ${what}`, { tag }, async ({
    request,
    createBill,
  }) => {
    const bill = await createBill({ attachments: [attachment] });
    if (fault) {
      await bill.injectFault({ operation: 'C6', times: 'always', ...fault });
    }
    const payer = await Payer.open(request, bill);
    const answer = await payer.ask(`invoices/${await bill.readInvoiceId()}`);
    expect(answer.status()).toBe(status);
    const failure = await readJson(answer);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });
}

const UNUSUAL = [
  { prefix: '\ufeff' },
  { prefix: '\r\n\r\n' },
  { contentType: 'application/x-pdf' },
  { contentType: 'binary/octet-stream' },
  { contentType: 'application/octet-stream', prefix: '\n'.repeat(1000) },
];
for (const [attachment, tag] of tagRepeats(UNUSUAL)) {
  test(`hands over a PDF that comes with ${JSON.stringify(attachment).slice(0, 60)}`, {
    tag,
  }, async ({ openPayer }) => {
    const payer = await openPayer({ attachments: [attachment] });
    const answer = await payer.ask(`invoices/${await payer.bill.readInvoiceId()}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect((await answer.body()).includes('%PDF-')).toBe(true);
  });
}

test('tells of an attachment that cannot be opened in a whole page, under its status', async ({
  page,
  billPage,
}) => {
  expectProblem(/status of (404|502|503)/);
  const bill = await billPage.begin('bill', {
    attachments: [{ fileName: 'Invoice 1.pdf', content: 'html' }],
  });
  await page.getByRole('link', { name: 'Invoice 1.pdf' }).evaluate((link) => {
    link.removeAttribute('target');
  });
  const answered = page.waitForResponse((answer) => answer.url().includes('/problem?'));
  await page.getByRole('link', { name: 'Invoice 1.pdf' }).click();
  const answer = await answered;
  expect(answer.status()).toBe(502);
  const main = page.getByRole('main');
  const title = main.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(screens.attachmentBroken.title);
  await expect(main).not.toContainText(/reload/i);
  await expect(main.getByRole('link', { name: screens.tryAgain })).toHaveCount(0);

  await main.getByRole('link', { name: screens.unnamedBill }).click();
  await expect(billPage.connectButton).toBeVisible();
  await bill.injectFault({ operation: 'C6', kind: 'status' });
  const id = await bill.readInvoiceId();
  const down = await page.goto(`${page.url()}/invoices/${id}`);
  expect(down?.status()).toBe(503);
  await expect(title).toHaveText(screens.attachmentUnavailable.title);
  await main.getByRole('link', { name: screens.tryAgain }).click();
  await expect(title).toHaveText(screens.attachmentBroken.title);
});

test('breaks off a file that turns out to be too large', async ({ openPayer }) => {
  const payer = await openPayer({ attachments: [{ content: 'huge' }] });
  const id = await payer.bill.readInvoiceId();
  await expect(payer.ask(`invoices/${id}`)).rejects.toThrow(/aborted|hang up|reset/);
});

test('leaves room for others where somebody opens many attachments and reads none', async ({
  request,
  createBill,
  playwright,
  target,
}) => {
  const [bill, other] = [
    await createBill({ attachments: [{ content: 'huge' }] }),
    await createBill({ attachments: [{}] }),
  ];
  const payer = await Payer.open(request, bill);
  const id = await bill.readInvoiceId();
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  // All at once: a slow reader is cut off after a while, which makes room.
  const held = await Promise.all(
    Array.from({ length: 20 }, () => openUnread(`${payer.address}/invoices/${id}`, cookie)),
  );
  const refused = held.filter(({ statusCode }) => statusCode === 503);
  // Four at a time; on a slow machine the first are cut off before the last have asked.
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(refused.every(({ headers }) => headers['retry-after'] === '30')).toBe(true);
  const [one] = refused;
  expect(one && JSON.parse(await text(one))).toMatchObject({ code: 'upstreamBusy' });

  await using context = await playwright.request.newContext({ baseURL: target.appOrigin });
  const another = await Payer.open(context, other);
  const file = await another.ask(`invoices/${await other.readInvoiceId()}`);
  expect(file.status()).toBe(200);
  for (const answer of held) answer.destroy();
  await expect
    .poll(async () => (await openUnread(`${payer.address}/invoices/${id}`, cookie)).statusCode)
    .toBe(200);
});

test('shows the bill although its attachments cannot be listed', async ({
  createBill,
  billPage,
}) => {
  const bill = await createBill({ attachments: [{}] });
  await bill.injectFault({ operation: 'C5', kind: 'status', times: 'always' });
  await billPage.open(bill);
  await expect(billPage.connectButton).toBeVisible();
  await expect(billPage.main).toContainText(billWords.attachmentsUnavailable);
});

/** Asks for a file and takes nothing of it. */
function openUnread(address: string, cookie: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { cookie }, agent: false }, resolve).on('error', reject);
  });
}

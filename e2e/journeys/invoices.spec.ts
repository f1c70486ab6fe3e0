import type { BillRequest } from '#e2e/sandbox/bill-request.ts';
import type { FaultRequest } from '#e2e/sandbox/fault.ts';
import { countCalls } from '#e2e/support/count-calls.ts';
import { BillPage } from '#e2e/support/pages/bill-page.ts';
import { Payer, readJson } from '#e2e/support/payer.ts';
import type { CreatedBill, SandboxClient } from '#e2e/support/sandbox-client.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bill as billWords } from '#lib/messages/en/bill.ts';

const MEGABYTE = 1024 * 1024;

test('opens an attachment from the bill beside the page', async ({
  page,
  createBill,
  openBill,
}) => {
  await openBill(await createBill({ attachments: [{ fileName: 'Invoice 1.pdf' }, {}] }));
  const links = page.getByRole('list', { name: 'Attachments' }).getByRole('link');
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveAccessibleName(/^Invoice 1\.pdf.*\(PDF, opens in a new tab\)$/);
  await expect(links.first()).toHaveAttribute('target', '_blank');
  await expect(links.first()).toHaveAttribute('rel', /noopener/);
  const answer = await page.request.get((await links.first().getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
});

const NAMES: readonly [given: string, safe: string][] = [
  ['Invoice 20418.pdf', 'Invoice-20418.pdf'],
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['a"; filename="b.exe', 'a-filename-b.exe.pdf'],
  ['line\r\nSet-Cookie: a=b', 'line-Set-Cookie-a-b.pdf'],
  ['Rechnung für März.pdf', 'Rechnung-f-r-M-rz.pdf'],
  ['請求書.pdf', 'invoice.pdf'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(80)}.pdf`],
];
for (const [fileName, safe] of NAMES) {
  test(`hands over a PDF as a PDF, under the safe name ${safe.slice(0, 24)}`, async ({
    request,
    createBill,
    sandbox,
  }) => {
    const bill = await createBill({ attachments: [{ fileName, sizeInBytes: 2 * MEGABYTE }] });
    const payer = await Payer.open(request, bill);
    const answer = await payer.ask(`invoices/${await readInvoiceId(sandbox, bill)}`);
    expect(answer.status()).toBe(200);
    const headers = answer.headers();
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['content-disposition']).toBe(`inline; filename="${safe}"`);
    // Chromium shows no PDF that is under `sandbox`.
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';(?!.*sandbox)/);
    expect(headers['set-cookie']).toBeUndefined();
    const body = await answer.body();
    expect(body).toHaveLength(2 * MEGABYTE);
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  });
}

test('opens only what is attached to this very bill', async ({ request, createBill, sandbox }) => {
  const bill = await createBill({ attachments: [{}] });
  const other = await createBill({ attachments: [{}] });
  const payer = await Payer.open(request, bill);
  const theirs = await readInvoiceId(sandbox, other);
  for (const id of [theirs, 'none', 'a'.repeat(500), '..%2F..%2Flink']) {
    const answer = await payer.ask(`invoices/${id}`);
    expect([id, answer.status()]).toEqual([id, 404]);
    expect((await readJson(answer)).code).toBe('notFound');
  }
  expect(await countCalls(sandbox, bill, 'C6')).toBe(0);
  expect(await countCalls(sandbox, other, 'C6')).toBe(0);
});

type Attachment = NonNullable<BillRequest['attachments']>[number];
type Fault = Omit<FaultRequest, 'operation' | 'times'>;
const UNFIT: readonly [what: string, Attachment, Fault | undefined, number, string][] = [
  ['is HTML', { content: 'html' }, undefined, 502, 'upstreamUnreadable'],
  ['is larger than 20 MB', { sizeInBytes: 21 * MEGABYTE }, undefined, 502, 'upstreamUnreadable'],
  ['is gone', {}, { kind: 'refuse', code: 'fileNotFound' }, 404, 'notFound'],
  ['is elsewhere', {}, { kind: 'redirect' }, 502, 'upstreamUnreadable'],
  ['is empty', {}, { kind: 'empty' }, 502, 'upstreamUnreadable'],
  ['breaks connectFi', {}, { kind: 'status' }, 503, 'upstreamUnavailable'],
  ['does not come', {}, { kind: 'hang' }, 503, 'upstreamUnavailable'],
  ['comes too late', {}, { kind: 'delay', delayInMs: 2_500 }, 503, 'upstreamUnavailable'],
  ['is asked for too often', {}, { kind: 'status', status: 429 }, 429, 'tooManyRequests'],
];
for (const [what, attachment, fault, status, code] of UNFIT) {
  test(`says so, and hands over nothing, where an attachment ${what}`, async ({
    request,
    createBill,
    sandbox,
  }) => {
    const bill = await createBill({ attachments: [attachment] });
    if (fault) {
      await sandbox.injectFault(bill.link, { operation: 'C6', times: 'always', ...fault });
    }
    const payer = await Payer.open(request, bill);
    const answer = await payer.ask(`invoices/${await readInvoiceId(sandbox, bill)}`);
    expect(answer.status()).toBe(status);
    const failure = await readJson(answer);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });
}

test('breaks off a file that turns out to be too large', async ({
  request,
  createBill,
  sandbox,
}) => {
  const bill = await createBill({ attachments: [{ content: 'huge' }] });
  const payer = await Payer.open(request, bill);
  const id = await readInvoiceId(sandbox, bill);
  await expect(payer.ask(`invoices/${id}`)).rejects.toThrow(/aborted|hang up|reset/);
});

test('shows the bill although its attachments cannot be listed', async ({
  page,
  createBill,
  openBill,
  sandbox,
}) => {
  const bill = await createBill({ attachments: [{}] });
  await sandbox.injectFault(bill.link, { operation: 'C5', kind: 'status', times: 'always' });
  await openBill(bill);
  const billPage = new BillPage(page);
  await expect(billPage.connectButton).toBeVisible();
  await expect(billPage.main).toContainText(billWords.attachmentsUnavailable);
});

async function readInvoiceId(sandbox: SandboxClient, bill: CreatedBill): Promise<string> {
  const { attachments } = await sandbox.readBill(bill.link);
  return attachments[0]?.invoiceId ?? '';
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BillRequest } from '../bill-request.ts';
import { pick } from '../connectfi-caller.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

async function readData(request: BillRequest) {
  const { link } = await sandbox.control.createBill(request);
  const jwt = await sandbox.connectfi.openLink(link);
  const { status, body } = await sandbox.connectfi.call('C2', { jwt });
  expect(status).toBe(200);
  return pick(body, 'data');
}

describe('C2, the bill', () => {
  it('shows the documented members, the webhook’s, and the merchant beside them', async () => {
    const data = await readData({ amount: 10.01, payerName: 'Doe John', dueDate: '2031-08-30' });
    expect(data).toMatchObject({
      payment: {
        payerName: 'Doe John',
        amount: 10.01,
        currency: 'USD',
        dueDate: '2031-08-30',
        status: 'Sent',
        availablePaymentType: ['ach'],
        fields: [{ label: 'Patient', value: 'J. Doe' }],
        dtsExpiredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/),
        statusChangeHistory: [
          { status: 'Initiated', dtsCreatedAt: expect.any(String) },
          { status: 'Sent', manualStatus: false },
        ],
      },
      merchant: { name: 'Blue Ridge Dental', usePlaid: true },
    });
  });

  it('by switch, shows only what the public page shows', async () => {
    const data = await readData({ switches: { detailsAnswer: 'bare' } });
    expect(Object.keys(Object(data))).toEqual(['payment']);
    expect(Object.keys(Object(pick(data, 'payment')))).toEqual([
      'cFiTransactionId',
      'cFiAggregatorId',
      'cFiMerchantId',
      'payerName',
      'cFiMerchantRef',
      'invoiceNumber',
      'amount',
      'currency',
      'dtsExpiredAt',
    ]);
  });

  it('by switch, moves or drops the merchant', async () => {
    const inside = await readData({ switches: { merchantAnswer: 'inPayment' } });
    expect(pick(inside, 'payment', 'merchant', 'name')).toBe('Blue Ridge Dental');
    expect(pick(inside, 'merchant')).toBeUndefined();
    const absent = await readData({ switches: { merchantAnswer: 'absent' } });
    expect(JSON.stringify(absent)).not.toContain('Blue Ridge');
  });

  it('by switch, says no status or one that nobody has heard of', async () => {
    const absent = await readData({ switches: { statusAnswer: 'absent' } });
    expect(Object(pick(absent, 'payment'))).not.toHaveProperty('status');
    const unheard = await readData({ switches: { statusAnswer: 'unheardOf' } });
    expect(pick(unheard, 'payment', 'status')).toBe('OnHold');
  });

  it('by switch, has a history without times or none', async () => {
    const bare = await readData({ switches: { historyAnswer: 'statusOnly' } });
    expect(pick(bare, 'payment', 'statusChangeHistory', 1)).toEqual({ status: 'Sent' });
    const absent = await readData({ switches: { historyAnswer: 'absent' } });
    expect(Object(pick(absent, 'payment'))).not.toHaveProperty('statusChangeHistory');
  });

  it('by switch, names a logo', async () => {
    const byId = await readData({ switches: { logoAnswer: 'id' } });
    expect(pick(byId, 'merchant', 'logos', 0)).toEqual({ logoId: 'sandboxLogo', type: 'light' });
    const byUrl = await readData({ switches: { logoAnswer: 'dataUrl' } });
    expect(pick(byUrl, 'merchant', 'logos', 0, 'url')).toMatch(/^data:image/);
  });

  it('shows the merchant’s methods where the bill names none', async () => {
    const data = await readData({ availablePaymentType: null });
    expect(pick(data, 'payment', 'availablePaymentType')).toEqual(['ach', 'card']);
  });

  it('refuses once the merchant is archived', async () => {
    const { link } = await sandbox.control.createBill();
    const jwt = await sandbox.connectfi.openLink(link);
    await sandbox.control.updateBill(link, { merchant: { isArchived: true } });
    const { body } = await sandbox.connectfi.call('C2', { jwt });
    expect(body).toMatchObject({ code: 'merchantIsArchive' });
  });
});

describe('C5 and C6, the attachments', () => {
  async function open(request: BillRequest) {
    const { link, cFiTransactionId } = await sandbox.control.createBill(request);
    const jwt = await sandbox.connectfi.openLink(link);
    const list = (body: object = { cFiTransactionId }) =>
      sandbox.connectfi.call('C5', { jwt, body });
    const first = async () => String(pick((await list()).body, 'data', 0, 'cFiInvoiceId'));
    const file = (id: string) =>
      sandbox.connectfi.callPath('GET', `/public/customer/payment/invoice/file/${id}`, { jwt });
    return { cFiTransactionId, list, first, file };
  }

  it('list every file, or the one asked for', async () => {
    const { cFiTransactionId, list, first } = await open({
      attachments: [{ fileName: 'One.pdf' }, { fileName: 'Two.pdf' }],
    });
    expect((await list()).body).toMatchObject({
      code: '0',
      data: [{ cFiTransactionId, fileName: 'One.pdf' }, { fileName: 'Two.pdf' }],
    });
    const cFiInvoiceId = await first();
    const { body } = await list({ cFiTransactionId, cFiInvoiceId });
    expect(pick(body, 'data')).toHaveLength(1);
  });

  it('refuse another bill’s id, an unknown file, and a bad id', async () => {
    const { cFiTransactionId, list } = await open({});
    expect((await list({ cFiTransactionId: 'another' })).body).toMatchObject({
      code: 'paymentNotFound',
      context: { cFiTransactionId: 'another' },
    });
    expect((await list({ cFiTransactionId, cFiInvoiceId: 'none' })).body).toMatchObject({
      code: 'invoiceNotFound',
      context: { cFiInvoiceId: 'none' },
    });
    expect((await list({ cFiTransactionId: 'a/b' })).body).toMatchObject({
      code: 'requestValidateError',
      context: [{ keyword: 'pattern', instancePath: '/cFiTransactionId' }],
    });
  });

  it('by switch, come in an object or as ids alone', async () => {
    const attachments = [{}];
    const wrapped = await open({ attachments, switches: { invoiceAnswer: 'object' } });
    expect(pick((await wrapped.list()).body, 'data', 'invoices')).toHaveLength(1);
    const bare = await open({ attachments, switches: { invoiceAnswer: 'bare' } });
    expect(pick((await bare.list()).body, 'data')).toEqual([{ cFiInvoiceId: expect.any(String) }]);
  });

  it('give the file itself, of the size asked for', async () => {
    const { file, first } = await open({ attachments: [{ sizeInBytes: 20_000 }] });
    const { status, headers, text } = await file(await first());
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-length')).toBe('20000');
    expect(text).toMatch(/^%PDF-1\.4/);
  });

  it('refuse a file that is not of this bill', async () => {
    const { first } = await open({ attachments: [{}] });
    const { file } = await open({ attachments: [{}] });
    const { status, body } = await file(await first());
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'fileNotFound', message: 'File not found.' });
  });

  it('stream what is no PDF, or has no end', async () => {
    const html = await open({ attachments: [{ content: 'html' }] });
    const answer = await html.file(await html.first());
    expect(answer.headers.get('content-type')).toBe('text/html');
    const huge = await open({ attachments: [{ content: 'huge', sizeInBytes: 3_000_000 }] });
    const { headers, text } = await huge.file(await huge.first());
    expect(headers.get('content-length')).toBeNull();
    expect(text).toHaveLength(3_000_000);
  });
});

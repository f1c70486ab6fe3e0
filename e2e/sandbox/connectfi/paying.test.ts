import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pick } from '../connectfi-caller.ts';
import { type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.close());

describe('C4, paying by bank', () => {
  it('makes the bill Processing and answers with it', async () => {
    const { id, pay } = await sandbox.preparePayment();
    const { status, body } = await pay();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      code: '0',
      data: { cFiTransactionId: id, status: 'Processing' },
    });
    const bill = await sandbox.control.readBill(id);
    expect(bill.attempts).toMatchObject([{ isAccepted: true, reason: null }]);
  });

  it('refuses a second payment, and remembers that it was tried', async () => {
    const { id, pay } = await sandbox.preparePayment();
    await pay();
    expect((await pay()).body).toMatchObject({ code: 'paymentStatus', context: { entityId: id } });
    const { attempts } = await sandbox.control.readBill(id);
    expect(attempts.map(({ isAccepted, reason }) => [isAccepted, reason])).toEqual([
      [true, null],
      [false, 'paymentStatus'],
    ]);
  });

  it('by switch, accepts duplicates', async () => {
    const { id, pay } = await sandbox.preparePayment({ switches: { acceptDuplicates: true } });
    expect((await pay()).status).toBe(200);
    expect((await pay()).status).toBe(200);
    const { attempts } = await sandbox.control.readBill(id);
    expect(attempts.filter(({ isAccepted }) => isAccepted)).toHaveLength(2);
  });

  it('by switch, accepts a payment of what was paid elsewhere', async () => {
    const { id, pay } = await sandbox.preparePayment({ switches: { acceptDuplicates: true } });
    await sandbox.control.setStatus(id, 'Processing');
    expect((await pay()).status).toBe(200);
  });

  it.each(['Initiated', 'Cancelled', 'Expired', 'Rejected', 'Returned'] as const)(
    'refuses a bill that is %s',
    async (status) => {
      const { id, pay } = await sandbox.preparePayment();
      await sandbox.control.setStatus(id, status);
      expect((await pay()).body).toMatchObject({ code: 'paymentStatus' });
    },
  );

  it('refuses a bill past its expiry, even where the status stays Sent', async () => {
    const { id, pay } = await sandbox.preparePayment({ switches: { expiry: 'dateOnly' } });
    await sandbox.control.updateBill(id, { expiresInSeconds: -1 });
    expect((await pay()).body).toMatchObject({ code: 'paymentStatus' });
    expect(await sandbox.control.readBill(id)).toMatchObject({ status: 'Sent' });
  });

  it('refuses an archived merchant and a method that is not offered', async () => {
    const archived = await sandbox.preparePayment();
    await sandbox.control.updateBill(archived.id, { merchant: { isArchived: true } });
    expect((await archived.pay()).body).toMatchObject({ code: 'merchantIsArchive' });
    const card = await sandbox.preparePayment({ availablePaymentType: ['card'] });
    expect((await card.pay()).body).toMatchObject({ code: 'paymentAvailableType' });
  });

  it('refuses an account before a bank is connected, and one of another session', async () => {
    const { link, body } = await sandbox.preparePayment();
    const jwt = await sandbox.connectfi.openLink(link);
    expect((await sandbox.connectfi.call('C4', { jwt, body })).body).toMatchObject({
      code: 'plaidAccessToken',
      context: { cFiSessionId: expect.any(String) },
    });
    await sandbox.connectBank(jwt);
    expect((await sandbox.connectfi.call('C4', { jwt, body })).body).toMatchObject({
      code: 'paymentPlaidAccount',
      context: body.account,
    });
  });

  it('refuses Plaid accounts once the merchant may not use Plaid', async () => {
    const { id, pay } = await sandbox.preparePayment();
    await sandbox.control.updateBill(id, { usePlaid: false });
    expect((await pay()).body).toMatchObject({ code: 'plaidUnavailable', context: {} });
  });

  it('takes typed details, refuses incomplete ones, and by switch all', async () => {
    const { id, jwt } = await sandbox.preparePayment();
    const account = { routingNumber: '011401533', accountType: 'Checking' };
    const pay = (more: object) =>
      sandbox.connectfi.call('C4', {
        jwt,
        body: { individualName: 'Jane Doe', account: { ...account, ...more } },
      });
    expect((await pay({})).body).toMatchObject({ code: 'achValidate' });
    await sandbox.control.setSwitches(id, { typedDetails: 'refuse' });
    expect((await pay({ DFIAccountNumber: '123' })).body).toMatchObject({ code: 'achValidate' });
    await sandbox.control.setSwitches(id, { typedDetails: 'accept' });
    expect((await pay({ DFIAccountNumber: '123' })).status).toBe(200);
  });

  it.each([
    ['', 'minLength'],
    ['   ', 'isNotOnlyWhitespace'],
    ['x'.repeat(23), 'maxLength'],
    [7, 'type'],
    [undefined, 'required'],
  ])('refuses the name %j by %s', async (individualName, keyword) => {
    const { id, jwt, body } = await sandbox.preparePayment();
    const answer = await sandbox.connectfi.call('C4', { jwt, body: { ...body, individualName } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'requestValidateError', context: [{ keyword }] });
    const { attempts } = await sandbox.control.readBill(id);
    expect(attempts).toMatchObject([{ isAccepted: false, reason: 'requestValidateError' }]);
  });

  it('by switch, answers with the payment inside or with nothing', async () => {
    const inside = await sandbox.preparePayment({ switches: { payAnswer: 'payment' } });
    expect(pick((await inside.pay()).body, 'data', 'payment', 'status')).toBe('Processing');
    const empty = await sandbox.preparePayment({ switches: { payAnswer: 'empty' } });
    expect((await empty.pay()).body).toMatchObject({ code: '0', data: {} });
  });
});

describe('C3, paying by card', () => {
  const body = {
    clearCard: {},
    owner: {
      name: { first: 'Jane', last: 'Doe' },
      address: {},
      phone: { countryCode: '1', number: '5556667777' },
    },
  };

  async function payByCard(request: object, sent: unknown = body) {
    const { link } = await sandbox.control.createBill(request);
    const jwt = await sandbox.connectfi.openLink(link);
    return sandbox.connectfi.call('C3', { jwt, body: sent });
  }

  it('is coming soon', async () => {
    const answer = await payByCard({ availablePaymentType: ['card'] });
    expect(answer.body).toMatchObject({ code: 'paymentAvailableType' });
  });

  it('by switch, is accepted with the status that is asked for', async () => {
    const availablePaymentType = ['card'];
    const accept = { cardPayment: 'accept' };
    const answer = await payByCard({ availablePaymentType, switches: accept });
    expect(pick(answer.body, 'data', 'status')).toBe('Completed');
    const switches = { ...accept, cardPaidStatus: 'SentToPay' };
    const other = await payByCard({ availablePaymentType, switches });
    expect(pick(other.body, 'data', 'status')).toBe('SentToPay');
  });

  it('refuses bodies that break the schema', async () => {
    const phone = { countryCode: '1', number: '555' };
    const answer = await payByCard({}, { ...body, owner: { ...body.owner, phone } });
    expect(answer.body).toMatchObject({
      code: 'requestValidateError',
      context: [{ instancePath: '/owner/phone/number' }],
    });
  });
});

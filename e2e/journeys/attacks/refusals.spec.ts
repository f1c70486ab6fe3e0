import { readJson } from '#e2e/support/payer.ts';
import { expect, test } from '#e2e/support/test.ts';
import { bankPayment } from '#lib/messages/testing/words.ts';

/** Every documented code that a customer's call can meet, and what becomes of it. */
const CODES = [
  ['paymentNotFound', 409, 'notPayable'],
  ['transactionNotFound', 409, 'notPayable'],
  ['merchantNotFound', 409, 'notPayable'],
  ['merchantIsArchive', 409, 'notPayable'],
  ['merchantDetails', 409, 'notPayable'],
  ['paymentStatus', 409, 'notPayable'],
  ['paymentAvailableType', 422, 'methodNotOffered'],
  ['achAttributes', 422, 'methodNotOffered'],
  ['paymentPlaidAccount', 422, 'accountRefused'],
  ['plaid', 422, 'bankConnectionFailed'],
  ['plaidUnavailable', 422, 'bankConnectionNotOffered'],
  ['plaidAccessToken', 409, 'bankNotConnected'],
  ['achVerify', 422, 'refused'],
  ['achValidate', 422, 'refused'],
  ['wrongAmount', 422, 'refused'],
  ['unavailableAmount', 422, 'refused'],
  ['currencyNotSupported', 422, 'refused'],
  ['requestValidateError', 422, 'refused'],
  ['paymentValidateFields', 422, 'refused'],
  ['extToucan', 422, 'refused'],
  ['toucanPullNotAllowed', 422, 'refused'],
  ['toucanTransactionMethodsNotAllowed', 422, 'refused'],
  ['toucanClearCardNotRedacted', 422, 'refused'],
  ['toucanSettlementAccountNotFound', 422, 'refused'],
  ['aCodeThatNobodyDocumented', 422, 'refused'],
] as const;

const STEPS = [
  { operation: 'C4', name: 'the payment' },
  { operation: 'C7', name: 'the link token' },
  { operation: 'C8', name: 'the bank connection' },
  { operation: 'C9', name: 'the accounts' },
] as const;

/** While a bank is connected nothing was paid or chosen yet, so nobody speaks of a refused payment or account. */
function getCode(operation: string, code: (typeof CODES)[number][2]) {
  const isOfPayment = code === 'refused' || code === 'accountRefused';
  return operation !== 'C4' && isOfPayment ? 'bankConnectionFailed' : code;
}

for (const { operation, name } of STEPS) {
  test(`tells every refusal of ${name} with its status and reference, and goes on after it`, async ({
    openPayer,
  }) => {
    test.setTimeout(60_000);
    const payer = await openPayer();
    const { bill } = payer;
    const order = await payer.prepareOrder();
    const publicToken = await payer.finishLink();
    const ask = {
      C4: () => payer.pay(order),
      C7: () => payer.createLinkToken(),
      C8: () => payer.connectBank(publicToken),
      C9: () => payer.ask('bank-accounts'),
    }[operation];
    for (const [upstreamCode, status, codeOfPayment] of CODES) {
      const code = getCode(operation, codeOfPayment);
      await bill.injectFault({ operation, kind: 'refuse', code: upstreamCode });
      const answer = await ask();
      expect.soft(answer.status(), upstreamCode).toBe(status);
      expect.soft(await readJson(answer), upstreamCode).toEqual({
        code,
        message: bankPayment.problems[code],
        reference: answer.headers()['x-request-id'],
      });
    }
    expect((await ask()).status()).toBe(200);
    const received = operation === 'C4' ? CODES.length + 1 : 0;
    const accepted = operation === 'C4' ? 1 : 0;
    expect(await bill.countPayments()).toEqual({ received, accepted });
  });
}
